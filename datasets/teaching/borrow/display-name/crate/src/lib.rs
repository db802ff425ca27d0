//! How members of a club are addressed.

pub struct Member {
    nickname: Option<String>,
    surname: String,
}

impl Member {
    pub fn new(surname: &str) -> Self {
        Member {
            nickname: None,
            surname: surname.to_string(),
        }
    }

    pub fn called(mut self, nickname: &str) -> Self {
        self.nickname = Some(nickname.to_string());
        self
    }

    /// The nickname, or `otherwise` for those who have none.
    pub fn nickname_or(&self, otherwise: &str) -> &str {
        match &self.nickname {
            Some(nickname) => nickname,
            None => otherwise,
        }
    }

    pub fn greeting(&self) -> String {
        format!("Hello, {}!", self.nickname_or(&self.surname))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_comes_first() {
        let member = Member::new("Lovelace").called("Ada");
        assert_eq!(member.nickname_or("friend"), "Ada");
        assert_eq!(member.greeting(), "Hello, Ada!");
    }

    #[test]
    fn without_one_the_other_word_is_taken() {
        let member = Member::new("Turing");
        let word = String::from("friend");
        assert_eq!(member.nickname_or(&word), "friend");
        assert_eq!(member.greeting(), "Hello, Turing!");
    }
}
