use std::thread;

struct Chunk {
    data: Vec<u32>,
    sum: u64,
}

fn sum_all(chunks: &mut Vec<Chunk>) -> u64 {
    let mut handles = Vec::new();
    for chunk in chunks.iter_mut() {
        handles.push(thread::spawn(move || {
            chunk.sum = chunk.data.iter().map(|value| *value as u64).sum();
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    chunks.iter().map(|chunk| chunk.sum).sum()
}

#[test]
fn sums_in_place() {
    let mut chunks = vec![Chunk { data: vec![1, 2], sum: 0 }, Chunk { data: vec![10], sum: 7 }];
    assert_eq!(sum_all(&mut chunks), 13);
    assert_eq!((chunks[0].sum, chunks[1].sum), (3, 10));
}
