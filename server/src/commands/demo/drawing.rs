//! Small pictures for the demo, drawn by hand so that nobody's photograph is needed.

use image::{Rgb, RgbImage};

const WIDTH: u32 = 960;
const HEIGHT: u32 = 600;

/// A canvas with a brush.
struct Canvas(RgbImage);

impl Canvas {
    /// From one colour at the top to another at the bottom.
    fn new(top: [u8; 3], bottom: [u8; 3]) -> Self {
        Self(RgbImage::from_fn(WIDTH, HEIGHT, |_, y| Rgb(mix(top, bottom, f64::from(y) / f64::from(HEIGHT)))))
    }

    /// Paints wherever `inside` says so, in a colour that may change from place to place.
    fn paint(&mut self, inside: impl Fn(f64, f64) -> bool, colour: impl Fn(f64, f64) -> [u8; 3]) {
        for (x, y, pixel) in self.0.enumerate_pixels_mut() {
            let (x, y) = (f64::from(x), f64::from(y));
            if inside(x, y) {
                *pixel = Rgb(colour(x, y));
            }
        }
    }

    fn rectangle(&mut self, left: f64, top: f64, right: f64, bottom: f64, colour: [u8; 3]) {
        self.paint(|x, y| x >= left && x < right && y >= top && y < bottom, |_, _| colour);
    }

    fn disc(&mut self, cx: f64, cy: f64, radius: f64, colour: [u8; 3]) {
        self.paint(|x, y| (x - cx).hypot(y - cy) <= radius, |_, _| colour);
    }
}

fn mix(a: [u8; 3], b: [u8; 3], share: f64) -> [u8; 3] {
    let share = share.clamp(0.0, 1.0);
    std::array::from_fn(|i| (f64::from(a[i]) + (f64::from(b[i]) - f64::from(a[i])) * share) as u8)
}

/// The drawing of a name.
pub fn draw(name: &str) -> Option<RgbImage> {
    let canvas = match name {
        "boardwalk" => boardwalk(),
        "crossing" => crossing(),
        "benches" => benches(),
        "lamp" => lamp(),
        _ => return None,
    };
    Some(canvas.0)
}

/// A boardwalk over the sand to the sea.
fn boardwalk() -> Canvas {
    let mut canvas = Canvas::new([150, 205, 235], [225, 240, 245]);
    canvas.disc(770.0, 110.0, 55.0, [255, 236, 170]);
    canvas.paint(|_, y| (240.0..330.0).contains(&y), |_, y| mix([30, 110, 150], [90, 185, 195], (y - 240.0) / 90.0));
    canvas.paint(|_, y| y >= 330.0, |x, y| mix([236, 214, 165], [214, 186, 132], ((x * 0.7 + y) % 37.0) / 90.0));
    // Planks, wider and further apart the nearer they are.
    let half = |y: f64| 22.0 + (y - 330.0) * 0.62;
    canvas.paint(
        |x, y| y >= 322.0 && (x - 430.0).abs() < half(y),
        |_, y| {
            let depth = (y - 300.0).max(1.0);
            if (2600.0 / depth) % 1.0 < 0.14 {
                [112, 82, 52]
            } else {
                mix([186, 146, 98], [160, 118, 74], depth / 300.0)
            }
        },
    );
    canvas.rectangle(640.0, 250.0, 648.0, 470.0, [90, 90, 95]);
    canvas.paint(|x, y| y > 225.0 && y < 290.0 && (x - 644.0).abs() < (y - 225.0) * 2.0, |_, _| [205, 70, 60]);
    canvas
}

/// A wide road with stripes and a green light.
fn crossing() -> Canvas {
    let mut canvas = Canvas::new([176, 202, 222], [222, 228, 230]);
    for (at, height) in [170.0, 250.0, 130.0, 210.0, 160.0, 240.0].into_iter().enumerate() {
        let left = at as f64 * 165.0 - 12.0;
        let wall = mix([196, 176, 150], [150, 160, 172], at as f64 / 5.0);
        canvas.rectangle(left, 330.0 - height, left + 150.0, 340.0, wall);
    }
    canvas.paint(|_, y| y >= 340.0, |_, y| mix([98, 100, 106], [66, 68, 74], (y - 340.0) / 260.0));
    canvas.paint(
        |x, y| {
            y >= 350.0
                && ((x - 480.0) / (y - 240.0) * 4.2 + 40.0).rem_euclid(1.0) < 0.5
                && (x - 480.0).abs() < (y - 240.0) * 1.1
        },
        |_, _| [238, 238, 232],
    );
    canvas.rectangle(824.0, 150.0, 836.0, 470.0, [52, 54, 58]);
    canvas.rectangle(800.0, 96.0, 860.0, 232.0, [38, 40, 44]);
    canvas.disc(830.0, 132.0, 22.0, [74, 32, 32]);
    canvas.disc(830.0, 194.0, 22.0, [70, 220, 130]);
    canvas
}

/// A bench in the shade of a tree.
fn benches() -> Canvas {
    let mut canvas = Canvas::new([236, 226, 200], [246, 240, 224]);
    canvas.paint(|_, y| y >= 420.0, |x, y| mix([206, 182, 142], [184, 156, 116], ((x + y * 1.7) % 60.0) / 80.0));
    canvas.paint(|x, y| ((x - 470.0) / 330.0).hypot((y - 470.0) / 40.0) < 1.0, |_, _| [164, 142, 108]);
    canvas.rectangle(300.0, 190.0, 336.0, 460.0, [104, 76, 50]);
    for (x, y, radius) in [(318.0, 150.0, 120.0), (230.0, 190.0, 80.0), (410.0, 180.0, 95.0), (330.0, 80.0, 80.0)] {
        canvas.disc(x, y, radius, mix([62, 112, 62], [92, 144, 80], radius / 130.0));
    }
    for at in 0..3 {
        let top = 330.0 + f64::from(at) * 22.0;
        canvas.rectangle(440.0, top, 780.0, top + 14.0, [150, 96, 56]);
    }
    canvas.rectangle(430.0, 400.0, 790.0, 418.0, [130, 82, 46]);
    for left in [450.0, 600.0, 756.0] {
        canvas.rectangle(left, 322.0, left + 12.0, 478.0, [60, 62, 66]);
    }
    canvas
}

/// A street at night, and the light of one new lamp.
fn lamp() -> Canvas {
    let mut canvas = Canvas::new([16, 22, 48], [40, 46, 72]);
    canvas.paint(|_, y| y >= 450.0, |_, y| mix([54, 56, 66], [36, 38, 48], (y - 450.0) / 150.0));
    canvas.rectangle(0.0, 170.0, 300.0, 450.0, [30, 34, 58]);
    canvas.rectangle(690.0, 220.0, 960.0, 450.0, [26, 30, 52]);
    for (x, y) in [(60.0, 220.0), (170.0, 300.0), (760.0, 270.0)] {
        canvas.rectangle(x, y, x + 44.0, y + 56.0, [226, 184, 104]);
    }
    let reach = |x: f64, y: f64| (x - 520.0).abs() / ((y - 150.0).max(1.0) * 0.55);
    let night = canvas.0.clone();
    canvas.paint(
        |x, y| y > 150.0 && y < 560.0 && reach(x, y) < 1.0,
        |x, y| {
            let below = night.get_pixel(x as u32, y as u32).0;
            mix([255, 224, 150], below, 0.45 + reach(x, y) * 0.45)
        },
    );
    canvas.rectangle(596.0, 130.0, 606.0, 470.0, [120, 124, 132]);
    canvas.rectangle(500.0, 128.0, 606.0, 138.0, [120, 124, 132]);
    canvas.disc(520.0, 150.0, 15.0, [255, 246, 214]);
    canvas
}
