//! An outbox that sorts mail by the domain of its receiver.

mod mail;

pub use mail::{Mail, Outbox};

/// Puts mails into the outbox and says which were refused, by receiver.
pub fn post(outbox: &mut Outbox, mails: Vec<Mail>) -> Vec<String> {
    let mut refused = Vec::new();
    for mail in mails {
        if outbox.add(mail).is_err() {
            refused.push(mail.receiver);
        }
    }
    refused
}
