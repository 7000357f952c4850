//! How firm a verdict is, in words: what its draws say, and which weights would change it.

use super::{FlipInfo, Reliability};
use crate::score::{Band, Pillar, Rubric};

/// Of 100 draws, how many give each verdict, best first; verdicts that none gives are left out.
pub fn bands_of_100(reliability: &Reliability, rubric: &Rubric) -> Vec<(Band, f64)> {
    let n = reliability.draws.len() as f64;
    let count = |band: Band| reliability.draws.iter().filter(|draw| Band::of(**draw, rubric) == band).count();
    let share = |band: &Band| (*band, 100.0 * count(*band) as f64 / n.max(1.0));
    Band::ALL.iter().map(share).filter(|(_, share)| *share > 0.0).collect()
}

/// One sentence for each pillar: which change of its weight gives which verdict, or that none does.
pub fn flip_sentences(reliability: &Reliability) -> Vec<String> {
    if reliability.score.is_none() {
        return Vec::new();
    }
    let flip = |pillar: &Pillar| reliability.flips.iter().find(|flip| flip.pillar == pillar.id());
    let (firm, loose): (Vec<&Pillar>, Vec<&Pillar>) =
        Pillar::ALL.iter().partition(|pillar| flip(pillar).is_none());
    let mut sentences: Vec<String> =
        loose.into_iter().filter_map(|pillar| Some(words(*pillar, flip(pillar)?))).collect();
    let names: Vec<&str> = firm.iter().map(|pillar| pillar.name()).collect();
    match names.len() {
        0 => (),
        4 => sentences.push(
            "No pillar's weight alone changes the verdict, from a quarter of it to four times as much."
                .to_owned(),
        ),
        _ => sentences.push(format!(
            "The weight of {} changes nothing, from a quarter to four times as much.",
            names.join(" or ")
        )),
    }
    sentences
}

fn words(pillar: Pillar, flip: &FlipInfo) -> String {
    let factor = match flip.factor {
        factor if factor < 0.3 => "a quarter as much",
        factor if factor < 0.6 => "half as much",
        factor if factor < 1.0 => "three quarters as much",
        factor if factor < 1.5 => "a third more",
        factor if factor < 3.0 => "twice as much",
        _ => "four times as much",
    };
    let band = Band::from_id(flip.band).map_or(flip.band, Band::name);
    format!("If {} weighed {factor}, the verdict would be “{band}”.", pillar.name())
}
