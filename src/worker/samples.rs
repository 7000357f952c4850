//! The documents that come with the program, so that "Open samples" works wherever it is installed.

macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../assets/samples/", $name)).as_slice())
    };
}

/// File name and content, in the order of the lesson; the files and what each teaches are in `assets/samples`.
pub const SAMPLES: &[(&str, &[u8])] = &[
    sample!("01-encyclopedia-scurvy.md"),
    sample!("02-news-school-start.txt"),
    sample!("03-scholarly-readability.txt"),
    sample!("04-blog-feeder-birds.md"),
    sample!("05-shop-sorrelune-root.html"),
    sample!("06-spun-magnet-bracelet.txt"),
    sample!("07-opinion-library-sundays.txt"),
    sample!("08-press-release-classroom-air.txt"),
    sample!("09-leaflet-sore-throat.txt"),
    sample!("10-notice-school-trip.txt"),
    sample!("11-german-schwammstadt.txt"),
    sample!("12-essay-dust-bowl.md"),
];
