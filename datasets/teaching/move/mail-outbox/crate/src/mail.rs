//! Mails, and the box in which they wait.

use std::collections::BTreeMap;

#[derive(Debug, PartialEq)]
pub struct Mail {
    pub receiver: String,
    pub text: String,
}

/// The receiver's address has no domain.
#[derive(Debug, PartialEq)]
pub struct NoDomain;

#[derive(Default)]
pub struct Outbox {
    by_domain: BTreeMap<String, Vec<Mail>>,
}

impl Outbox {
    pub fn add(&mut self, mail: Mail) -> Result<(), NoDomain> {
        let (_, domain) = mail.receiver.split_once('@').ok_or(NoDomain)?;
        let waiting = self.by_domain.entry(domain.to_lowercase());
        waiting.or_default().push(mail);
        Ok(())
    }

    /// How many mails wait for a domain.
    pub fn waiting(&self, domain: &str) -> usize {
        self.by_domain.get(domain).map_or(0, Vec::len)
    }
}
