struct User {
    name: String,
    age: Option<u32>,
    guardian: Option<String>,
}

/// Who signs for a user: themselves, or for the young their guardian.
fn signer(user: &User) -> Option<&str> {
    if let Some(age) = user.age && age >= 18 {
        return Some(&user.name);
    }
    if let Some(guardian) = &user.guardian && !guardian.is_empty() {
        return Some(guardian);
    }
    None
}

fn adults(users: &[User]) -> usize {
    let mut count = 0;
    for user in users {
        if let Some(age) = user.age && age >= 18 {
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(age: Option<u32>, guardian: Option<&str>) -> User {
        User { name: "Kim".to_string(), age, guardian: guardian.map(str::to_string) }
    }

    #[test]
    fn signs() {
        assert_eq!(signer(&user(Some(30), Some("Ann"))), Some("Kim"));
        assert_eq!(signer(&user(Some(3), Some("Ann"))), Some("Ann"));
        assert_eq!(signer(&user(None, Some(""))), None);
        assert_eq!(signer(&user(Some(17), None)), None);
    }

    #[test]
    fn counts() {
        assert_eq!(adults(&[user(Some(18), None), user(None, None), user(Some(17), None)]), 1);
    }
}
