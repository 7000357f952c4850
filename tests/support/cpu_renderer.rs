//! A small, deterministic renderer for `egui_kittest`: no graphics card, no display, the same bytes everywhere.
#![expect(clippy::indexing_slicing, reason = "a test, and pixels are addressed by index")]
#![expect(clippy::iter_over_hash_type, reason = "textures do not depend on one another")]

use std::collections::HashMap;

use egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use egui::{ColorImage, FullOutput, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// Paints triangles in plain Rust.
#[derive(Default)]
pub(crate) struct CpuRenderer {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = change.image;
                let Some([x, y]) = change.pos else {
                    self.textures.insert(id, (*image).clone());
                    continue;
                };
                let Some(texture) = self.textures.get_mut(&id) else { continue };
                for row in 0..image.height() {
                    let at = (y + row) * texture.width() + x;
                    let from = row * image.width();
                    texture.pixels[at..at + image.width()]
                        .copy_from_slice(&image.pixels[from..from + image.width()]);
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &FullOutput) -> Result<image::RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize, scale);
        for primitive in ctx.tessellate(output.shapes.clone(), output.pixels_per_point) {
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                canvas.paint(mesh, texture, primitive.clip_rect * scale);
            }
        }
        canvas.into_image()
    }
}

struct Canvas {
    pixels: Vec<[f32; 4]>,
    width: usize,
    height: usize,
    scale: f32,
}

/// Whole pixels: left, top, right, bottom.
type Box4 = [usize; 4];

impl Canvas {
    fn new(width: usize, height: usize, scale: f32) -> Self {
        Self { pixels: vec![[0.0; 4]; width * height], width, height, scale }
    }

    fn paint(&mut self, mesh: &Mesh, texture: &ColorImage, clip: Rect) {
        let clip = [
            clip.min.x.round().max(0.0) as usize,
            clip.min.y.round().max(0.0) as usize,
            (clip.max.x.round().max(0.0) as usize).min(self.width),
            (clip.max.y.round().max(0.0) as usize).min(self.height),
        ];
        for corners in mesh.indices.chunks_exact(3) {
            let vertices = [0, 1, 2].map(|corner| &mesh.vertices[corners[corner] as usize]);
            self.triangle(vertices, texture, clip);
        }
    }

    fn triangle(&mut self, vertices: [&Vertex; 3], texture: &ColorImage, clip: Box4) {
        let Some(triangle) = Triangle::new(vertices, self.scale) else { return };
        // Plain grounds are most of a window: one colour, looked up once.
        let same = |a: &Vertex, b: &Vertex| a.color == b.color && a.uv == b.uv;
        let is_plain = same(vertices[0], vertices[1]) && same(vertices[0], vertices[2]);
        let plain = is_plain.then(|| color_of(texture, values_of(vertices[0])));
        let [left, top, right, bottom] = bounds(triangle.at, clip);
        for y in top..bottom {
            let (first, end) = triangle.row(y, (left, right));
            let start = y * self.width;
            let pixels = &mut self.pixels[start + first..start + end.max(first)];
            if let Some(color) = plain {
                for pixel in pixels {
                    *pixel = over(color, *pixel);
                }
                continue;
            }
            let (mut values, step) = triangle.values(vertices, first, y);
            for pixel in pixels {
                *pixel = over(color_of(texture, values), *pixel);
                for (value, step) in values.iter_mut().zip(step) {
                    *value += step;
                }
            }
        }
    }

    fn into_image(self) -> Result<image::RgbaImage, String> {
        let bytes = self.pixels.iter().flatten().map(|c| (c.clamp(0.0, 1.0) * 255.0 + 0.5) as u8).collect();
        image::RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| "size".to_owned())
    }
}

/// Texture coordinates and colour of a corner, or of a pixel between corners.
type Values = [f32; 6];

fn values_of(vertex: &Vertex) -> Values {
    let [r, g, b, a] = vertex.color.to_array().map(|c| f32::from(c) / 255.0);
    [vertex.uv.x, vertex.uv.y, r, g, b, a]
}

fn color_of(texture: &ColorImage, values: Values) -> [f32; 4] {
    let [x, y, own @ ..] = values;
    let texel = sample(texture, x, y);
    std::array::from_fn(|c| own[c] * texel[c])
}

/// `color` laid over `below`; both are multiplied by their own alpha.
fn over(color: [f32; 4], below: [f32; 4]) -> [f32; 4] {
    let rest = 1.0 - color[3];
    [
        color[0] + below[0] * rest,
        color[1] + below[1] * rest,
        color[2] + below[2] * rest,
        color[3] + below[3] * rest,
    ]
}

/// Three corners in pixels.
struct Triangle {
    at: [[f32; 2]; 3],
    area: f32,
    sign: f32,
    belongs: [bool; 3],
}

impl Triangle {
    /// The sides, each opposite to its corner.
    const SIDES: [(usize, usize); 3] = [(1, 2), (2, 0), (0, 1)];

    /// `None` where it has no area.
    fn new(vertices: [&Vertex; 3], scale: f32) -> Option<Self> {
        let at = vertices.map(|vertex| [vertex.pos.x * scale, vertex.pos.y * scale]);
        let area = side(at[0], at[1], at[2]);
        let sign = area.signum();
        // Sides shared by two triangles are painted once: only top and left ones belong to a triangle.
        let belongs = Self::SIDES.map(|(a, b)| {
            let (dx, dy) = ((at[b][0] - at[a][0]) * sign, (at[b][1] - at[a][1]) * sign);
            dy < 0.0 || (dy == 0.0 && dx > 0.0)
        });
        (area != 0.0).then_some(Self { at, area: area.abs(), sign, belongs })
    }

    /// How far the middle of a pixel lies inside each side; the three add up to the area.
    fn inside(&self, x: usize, y: usize) -> [f32; 3] {
        let point = [x as f32 + 0.5, y as f32 + 0.5];
        Self::SIDES.map(|(a, b)| side(self.at[a], self.at[b], point) * self.sign)
    }

    fn has(&self, x: usize, y: usize) -> bool {
        let inside = self.inside(x, y);
        (0..3).all(|k| inside[k] > 0.0 || (inside[k] == 0.0 && self.belongs[k]))
    }

    /// How much further inside the next pixel of a row lies.
    fn steps(&self) -> [f32; 3] {
        Self::SIDES.map(|(a, b)| (self.at[a][1] - self.at[b][1]) * self.sign)
    }

    /// The first pixel of a row that it covers, and the one after the last.
    fn row(&self, y: usize, (left, right): (usize, usize)) -> (usize, usize) {
        let (mut first, mut end) = (left, right);
        for (inside, step) in self.inside(left, y).into_iter().zip(self.steps()) {
            let crossing = left as f32 - inside / step;
            if step > 0.0 {
                first = first.max(crossing.floor().max(0.0) as usize);
            } else if step < 0.0 {
                end = end.min((crossing.ceil().max(0.0) as usize).saturating_add(1));
            } else if inside < 0.0 {
                return (left, left);
            }
        }
        let first = (first..end).find(|x| self.has(*x, y)).unwrap_or(end);
        let end = (first..end).rev().find(|x| self.has(*x, y)).map_or(first, |x| x + 1);
        (first, end)
    }

    /// What the corners mix to at a pixel, and how much that changes from one pixel to the next.
    fn values(&self, vertices: [&Vertex; 3], x: usize, y: usize) -> (Values, Values) {
        let corners = vertices.map(values_of);
        let mix = |parts: [f32; 3]| -> Values {
            std::array::from_fn(|c| (0..3).map(|k| parts[k] / self.area * corners[k][c]).sum())
        };
        (mix(self.inside(x, y)), mix(self.steps()))
    }
}

/// Twice the area that a point spans with a side.
fn side(a: [f32; 2], b: [f32; 2], point: [f32; 2]) -> f32 {
    (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
}

fn bounds(at: [[f32; 2]; 3], clip: Box4) -> Box4 {
    let low =
        |axis: usize| at.iter().map(|p| p[axis]).fold(f32::INFINITY, f32::min).floor().max(0.0) as usize;
    let high = |axis: usize| at.iter().map(|p| p[axis]).fold(0.0, f32::max).ceil() as usize;
    [low(0).max(clip[0]), low(1).max(clip[1]), high(0).min(clip[2]), high(1).min(clip[3])]
}

/// Bilinear, clamped to the edge.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let (width, height) = (texture.width().cast_signed(), texture.height().cast_signed());
    let at = |x: isize, y: isize| {
        let (x, y) = (x.clamp(0, width - 1), y.clamp(0, height - 1));
        texture.pixels[(y * width + x) as usize].to_array().map(|c| f32::from(c) / 255.0)
    };
    let (x, y) = (u * width as f32 - 0.5, v * height as f32 - 0.5);
    let (dx, dy) = (x - x.floor(), y - y.floor());
    let (x, y) = (x.floor() as isize, y.floor() as isize);
    let corners = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
    std::array::from_fn(|c| {
        (corners[0][c] * (1.0 - dx) + corners[1][c] * dx) * (1.0 - dy)
            + (corners[2][c] * (1.0 - dx) + corners[3][c] * dx) * dy
    })
}
