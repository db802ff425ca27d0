fn kibibytes(count: usize) -> usize {
    count * 1024
}

const BUFFER: usize = kibibytes(4);

fn chunks(length: usize) -> usize {
    length.div_ceil(BUFFER)
}

#[test]
fn counts_chunks() {
    assert_eq!(chunks(4096), 1);
    assert_eq!(chunks(4097), 2);
    assert_eq!(kibibytes(0), 0);
}
