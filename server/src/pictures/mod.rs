//! Pictures: decoded, made small enough, and written anew, so that nothing of what came with them
//! (a place, a name, a hidden script) is kept.

pub mod handlers;
pub mod store;

use std::io::Cursor;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

/// Bytes that may be sent.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Pixels of the longer side that are kept.
const MAX_SIDE: u32 = 1600;
/// Pixels of either side that are read at all: a small file can claim to be a huge picture.
const READ_SIDE: u32 = 12_000;
/// Pixels that are read in all: more than a telephone's camera makes in its usual setting.
const READ_PIXELS: u64 = 40_000_000;
/// Memory that reading one may take.
const READ_MEMORY: u64 = 256 * 1024 * 1024;
/// Quality at which photographs look the same on screen at a tenth of their size.
const QUALITY: u8 = 82;

/// A picture as it is kept.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its media type.
    pub media_type: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Base64.
    pub data: String,
}

/// That something is no picture that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a JPEG, PNG or WebP picture that can be read")]
pub struct NotAPicture;

/// Reads a JPEG, PNG or WebP picture and writes it anew as JPEG. Takes a while: not on the async
/// runtime's own threads.
pub fn read(bytes: &[u8]) -> Result<Picture, NotAPicture> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| NotAPicture)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(NotAPicture);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(READ_SIDE);
    limits.max_image_height = Some(READ_SIDE);
    limits.max_alloc = Some(READ_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NotAPicture)?;
    // The limits above hold for what decoders take besides the picture itself, not for all formats'
    // own pixels.
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > READ_MEMORY || u64::from(width) * u64::from(height) > READ_PIXELS {
        return Err(NotAPicture);
    }
    let orientation = decoder.orientation().map_err(|_| NotAPicture)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| NotAPicture)?;
    // A camera held upright says so beside the pixels; that note is not kept, so they are turned.
    image.apply_orientation(orientation);
    if image.width() > MAX_SIDE || image.height() > MAX_SIDE {
        image = image.resize(MAX_SIDE, MAX_SIDE, FilterType::Triangle);
    }
    write(&on_white(&image))
}

/// A picture drawn by ourselves, as it is kept.
pub fn write(image: &RgbImage) -> Result<Picture, NotAPicture> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(image).map_err(|_| NotAPicture)?;
    Ok(Picture {
        media_type: "image/jpeg",
        width: image.width(),
        height: image.height(),
        data: BASE64_STANDARD.encode(&jpeg),
    })
}

/// JPEG knows no transparency: what can be seen through shows white.
fn on_white(image: &DynamicImage) -> RgbImage {
    if !image.color().has_alpha() {
        return image.to_rgb8();
    }
    let rgba = image.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0;
        let over = |c: u8| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a))) / 255) as u8;
        image::Rgb([over(r), over(g), over(b)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let image = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(width, height, image::Rgba([9, 9, 9, 0])));
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn a_large_picture_is_made_smaller_and_keeps_its_shape() {
        let kept = read(&png(3200, 800)).unwrap();
        assert_eq!((kept.width, kept.height, kept.media_type), (1600, 400, "image/jpeg"));
        let small = read(&png(30, 20)).unwrap();
        assert_eq!((small.width, small.height), (30, 20));
    }

    #[test]
    fn what_can_be_seen_through_shows_white() {
        let kept = read(&png(8, 8)).unwrap();
        let jpeg = BASE64_STANDARD.decode(&kept.data).unwrap();
        let pixel = image::load_from_memory(&jpeg).unwrap().to_rgb8().get_pixel(4, 4).0;
        assert!(pixel.iter().all(|channel| *channel > 250), "{pixel:?}");
    }

    #[test]
    fn nothing_that_came_along_is_kept() {
        let mut bytes = png(8, 8);
        bytes.extend_from_slice(b"<script>alert(1)</script>");
        let kept = read(&bytes).unwrap();
        let jpeg = BASE64_STANDARD.decode(&kept.data).unwrap();
        assert!(!jpeg.windows(8).any(|window| window == b"<script>"));
    }

    #[test]
    fn a_small_file_that_claims_to_be_a_huge_picture_is_refused_unread() {
        // A grey line of 12,000 pixels, declared 12,000 lines high: 144 million pixels.
        let huge = DynamicImage::new_luma8(12_000, 1);
        let mut bytes = Vec::new();
        huge.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes[20..24].copy_from_slice(&12_000u32.to_be_bytes());
        let check = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&check.to_be_bytes());
        let decoder = ImageReader::with_format(Cursor::new(&bytes), ImageFormat::Png).into_decoder().unwrap();
        assert_eq!(decoder.dimensions(), (12_000, 12_000), "it is well formed up to its pixels");
        assert_eq!(read(&bytes).err(), Some(NotAPicture));
    }

    /// As at the end of each part of a PNG.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)))
        })
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
        for bytes in [svg, b"", b"\x89PNG\r\n\x1a\n", b"GIF89a\x01\x00\x01\x00\x00\x00\x00", &png(8, 8)[..40]] {
            assert_eq!(read(bytes).err(), Some(NotAPicture));
        }
    }
}
