fn blur(pixels: &mut Vec<u32>) {
    let last = pixels.len() - 1;
    for (at, pixel) in pixels.iter_mut().enumerate() {
        let left = if at == 0 { *pixel } else { pixels[at - 1] };
        let right = if at == last { *pixel } else { pixels[at + 1] };
        *pixel = (left + *pixel + right) / 3;
    }
}

#[test]
fn blurs_from_the_old_picture() {
    let mut pixels = vec![0, 9, 0, 0, 30];
    blur(&mut pixels);
    assert_eq!(pixels, [3, 3, 3, 10, 20]);
}
