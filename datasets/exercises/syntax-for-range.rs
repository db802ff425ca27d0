fn is_prime(number: u32) -> bool {
    for divisor = 2..number {
        if divisor * divisor > number {
            break;
        }
        if number % divisor == 0 {
            return false;
        }
    }
    number > 1
}

fn primes(below: u32) -> Vec<u32> {
    (0..below).filter(|&number| is_prime(number)).collect()
}

#[test]
fn finds_primes() {
    assert_eq!(primes(12), [2, 3, 5, 7, 11]);
    assert!(!is_prime(49));
}
