//! Sessions of a site's visitors.

#[derive(Debug, Default)]
pub struct Session {
    user: Option<String>,
    attempts: u32,
}

#[derive(Debug, PartialEq)]
pub enum Answer {
    Page(String),
    Login,
    Locked,
}

impl Session {
    /// Checks a password; after three that are wrong nothing is checked any more.
    pub fn login(&mut self, user: &str, password: &str) {
        if self.attempts >= 3 {
            return;
        }
        if password == format!("{user}!") {
            self.user = Some(user.to_string());
            self.attempts = 0;
        } else {
            self.attempts += 1;
        }
    }

    /// What the visitor gets to see.
    pub fn open(&self, page: &str) -> Answer {
        if !self.user && self.attempts >= 3 {
            return Answer::Locked;
        }
        match &self.user {
            Some(user) => Answer::Page(format!("{page} for {user}")),
            None => Answer::Login,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_users_see_pages() {
        let mut session = Session::default();
        assert_eq!(session.open("news"), Answer::Login);
        session.login("kim", "kim!");
        assert_eq!(
            session.open("news"),
            Answer::Page("news for kim".to_string())
        );
    }

    #[test]
    fn three_wrong_passwords_lock() {
        let mut session = Session::default();
        for _ in 0..3 {
            session.login("kim", "guess");
        }
        session.login("kim", "kim!");
        assert_eq!(session.open("news"), Answer::Locked);
    }
}
