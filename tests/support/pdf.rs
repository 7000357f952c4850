//! Small PDF files, made as the tests need them: valid ones, and ones that no program should have to read.

/// A document of one page with these lines of text.
pub(crate) fn of_lines(lines: &[&str]) -> Vec<u8> {
    let shown = lines.iter().map(|line| format!("({line}) Tj T* ")).collect::<Vec<_>>().concat();
    of_content(&format!("BT /F1 12 Tf 14 TL 72 720 Td {shown}ET"))
}

/// A document of one page that is drawn so.
pub(crate) fn of_content(content: &str) -> Vec<u8> {
    let stream = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    of_objects(&["<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, stream.as_str(), FONT])
}

/// A tree of pages that comes back to itself.
pub(crate) fn cyclic_pages() -> Vec<u8> {
    of_objects(&[
        "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>",
        "<< /Type /Pages /Kids [2 0 R] /Count 9 >>",
    ])
}

/// A page that draws a form which draws itself.
pub(crate) fn cyclic_form() -> Vec<u8> {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> \
                /Length 5 >>\nstream\n/X Do\nendstream";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                /Resources << /XObject << /X 4 0 R >> >> >>";
    of_objects(&["<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, form])
}

/// A page whose content unpacks from two megabytes to more than three hundred.
pub(crate) fn bomb() -> Vec<u8> {
    let packed = zeros(300 << 20);
    let mut stream = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).into_bytes();
    stream.extend(packed);
    stream.extend(b"\nendstream");
    assemble(&[b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE.as_bytes(), &stream, FONT.as_bytes()])
}

const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                    /Resources << /Font << /F1 5 0 R >> >> >>";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";

/// The objects 2 and following; 1 is the catalog.
fn of_objects(objects: &[&str]) -> Vec<u8> {
    assemble(&objects.iter().map(|object| object.as_bytes()).collect::<Vec<_>>())
}

fn assemble(objects: &[&[u8]]) -> Vec<u8> {
    let info: &[u8] = b"<< /Title (Of rivers) /CreationDate (D:20010203040506Z) >>";
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (idx, object) in [CATALOG.as_bytes()].iter().chain(objects).chain([&info]).enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", idx + 1).into_bytes());
        out.extend(*object);
        out.extend(b"\nendobj\n");
    }
    let (start, n) = (out.len(), places.len());
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", n + 1).into_bytes());
    out.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R /Info {n} 0 R >>\nstartxref\n{start}\n%%EOF\n", n + 1)
            .into_bytes(),
    );
    out
}

/// About `n` bytes of zeros, packed by hand: one literal, then "258 times the last one" in thirteen bits each.
fn zeros(n: usize) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x9c], held: 0, n: 0 };
    bits.push(0b011, 3);
    bits.push_code(0b0011_0000, 8);
    for _ in 0..n / 258 {
        bits.push_code(0b1100_0101, 8);
        bits.push_code(0, 5);
    }
    bits.push_code(0, 7);
    bits.push(0, 7);
    bits.out.extend([0; 4]);
    bits.out
}

struct Bits {
    out: Vec<u8>,
    held: u32,
    n: u32,
}

impl Bits {
    /// The lowest bit first.
    fn push(&mut self, value: u32, width: u32) {
        self.held |= value << self.n;
        self.n += width;
        while self.n >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.n -= 8;
        }
    }

    /// The highest bit first, as Huffman codes are written.
    fn push_code(&mut self, code: u32, width: u32) {
        for bit in (0..width).rev() {
            self.push(code >> bit & 1, 1);
        }
    }
}
