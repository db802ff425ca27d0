#[derive(Debug, Default)]
struct Profile {
    nickname: Option<String>,
    visits: Option<u32>,
}

impl Profile {
    fn visit(&mut self) -> u32 {
        if let Some(visits) = self.visits {
            visits += 1;
        } else {
            self.visits = Some(1);
        }
        self.visits.unwrap()
    }

    fn shout(&mut self) {
        if let Some(name) = &mut self.nickname {
            name.push('!');
        }
    }
}

#[test]
fn counts_visits() {
    let mut profile = Profile::default();
    profile.shout();
    assert_eq!((profile.visit(), profile.visit(), profile.visit()), (1, 2, 3));
    profile.nickname = Some("bo".to_string());
    profile.shout();
    assert_eq!(profile.nickname.as_deref(), Some("bo!"));
}
