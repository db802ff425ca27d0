struct Route {
    stops: Vec<(String, u32)>,
}

impl Route {
    /// The minutes from a stop to another one, None where one of them is not known.
    fn between(&self, from: &str, to: &str) -> Option<u32> {
        let minute = |name: &str| self.stops.iter().find(|(stop, _)| stop == name).map(|(_, minute)| *minute);
        minute(to)?.checked_sub(minute(from)?)
    }

    fn parse(text: &str) -> Option<Route> {
        let mut stops = Vec::new();
        for line in text.lines() {
            let (name, minute) = line.split_once(' ')?;
            stops.push((name.to_string(), minute.parse::<u32>()?));
        }
        Some(Route { stops })
    }
}

#[test]
fn plans() {
    let route = Route::parse("zoo 0\npark 7\nport 12").unwrap();
    assert_eq!(route.between("park", "port"), Some(5));
    assert_eq!(route.between("port", "park"), None);
    assert!(Route::parse("zoo x").is_none());
}
