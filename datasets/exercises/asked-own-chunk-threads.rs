use std::thread;

/// Brightens an image, a thread for each band of rows; how many pixels were cut off at the top.
fn brighten(pixels: &mut [u8], by: u8, bands: usize) -> usize {
    let rows = pixels.len().div_ceil(bands.max(1)).max(1);
    let mut threads = Vec::new();
    for band in pixels.chunks_mut(rows) {
        threads.push(thread::spawn(move || {
            let mut cut = 0;
            for pixel in band.iter_mut() {
                cut += usize::from(*pixel as u16 + by as u16 > 255);
                *pixel = pixel.saturating_add(by);
            }
            cut
        }));
    }
    let mut cut = 0;
    for thread in threads {
        cut += thread.join().unwrap();
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_image_itself_changes() {
        let mut pixels = vec![0, 100, 200, 250, 255];
        assert_eq!(brighten(&mut pixels, 50, 2), 2);
        assert_eq!(pixels, [50, 150, 250, 255, 255]);
    }

    #[test]
    fn small_images() {
        let mut pixels = [1u8, 2];
        assert_eq!(brighten(&mut pixels, 1, 10), 0);
        assert_eq!(pixels, [2, 3]);
        assert_eq!(brighten(&mut [], 1, 3), 0);
    }
}
