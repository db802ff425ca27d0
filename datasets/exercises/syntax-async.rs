fn block_on<F: std::future::Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

async fn price(item: &str) -> u32 {
    item.len() as u32
}

fn total(items: &[&str]) -> u32 {
    let mut sum = 0;
    for item in items {
        sum += price(item).await;
    }
    sum
}

#[test]
fn sums() {
    assert_eq!(block_on(total(&["tea", "milk"])), 7);
    assert_eq!(block_on(total(&[])), 0);
}
