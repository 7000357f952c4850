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
        let at = vertices.map(|vertex| [vertex.pos.x * self.scale, vertex.pos.y * self.scale]);
        let edge = |a: usize, b: usize, x: f32, y: f32| {
            (at[b][0] - at[a][0]) * (y - at[a][1]) - (at[b][1] - at[a][1]) * (x - at[a][0])
        };
        let area = edge(0, 1, at[2][0], at[2][1]);
        if area == 0.0 {
            return;
        }
        let sign = area.signum();
        // Edges shared by two triangles are painted once: only top and left ones belong to a triangle.
        let belongs = [(1, 2), (2, 0), (0, 1)].map(|(a, b): (usize, usize)| {
            let (dx, dy) = ((at[b][0] - at[a][0]) * sign, (at[b][1] - at[a][1]) * sign);
            dy < 0.0 || (dy == 0.0 && dx > 0.0)
        });
        let [left, top, right, bottom] = bounds(at, clip);
        for y in top..bottom {
            for x in left..right {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let inside = [edge(1, 2, px, py), edge(2, 0, px, py), edge(0, 1, px, py)].map(|e| e * sign);
                if (0..3).any(|k| inside[k] < 0.0 || (inside[k] == 0.0 && !belongs[k])) {
                    continue;
                }
                let share = inside.map(|e| e / area.abs());
                let mix = |f: &dyn Fn(usize) -> f32| (0..3).map(|k| share[k] * f(k)).sum::<f32>();
                let texel = sample(texture, mix(&|k| vertices[k].uv.x), mix(&|k| vertices[k].uv.y));
                let pixel = &mut self.pixels[y * self.width + x];
                let color: [f32; 4] = std::array::from_fn(|c| {
                    mix(&|k| f32::from(vertices[k].color.to_array()[c]) / 255.0) * texel[c]
                });
                for c in 0..4 {
                    pixel[c] = color[c] + pixel[c] * (1.0 - color[3]);
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
