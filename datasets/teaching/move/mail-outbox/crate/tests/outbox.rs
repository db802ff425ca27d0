use mail_outbox::{post, Mail, Outbox};

fn mail(receiver: &str) -> Mail {
    Mail {
        receiver: receiver.to_string(),
        text: "hello".to_string(),
    }
}

#[test]
fn mails_are_sorted_by_domain() {
    let mut outbox = Outbox::default();
    let mails = vec![mail("a@one.org"), mail("b@ONE.org"), mail("c@two.org")];
    assert!(post(&mut outbox, mails).is_empty());
    assert_eq!(outbox.waiting("one.org"), 2);
    assert_eq!(outbox.waiting("two.org"), 1);
}

#[test]
fn refused_receivers_are_named() {
    let mut outbox = Outbox::default();
    let refused = post(&mut outbox, vec![mail("nobody"), mail("d@x.de")]);
    assert_eq!(refused, ["nobody"]);
    assert_eq!(outbox.waiting("x.de"), 1);
}
