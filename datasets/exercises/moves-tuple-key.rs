use std::collections::HashMap;

struct Route {
    from: String,
    to: String,
    minutes: u32,
}

fn index(routes: Vec<Route>) -> (HashMap<(String, String), u32>, HashMap<String, usize>) {
    let mut times = HashMap::new();
    let mut starts: HashMap<String, usize> = HashMap::new();
    for route in routes {
        times.insert((route.from, route.to), route.minutes);
        *starts.entry(route.from).or_insert(0) += 1;
    }
    (times, starts)
}

#[test]
fn indexes() {
    let route = |from: &str, to: &str, minutes| Route { from: from.to_string(), to: to.to_string(), minutes };
    let (times, starts) = index(vec![route("a", "b", 5), route("a", "c", 7), route("b", "a", 6)]);
    assert_eq!(times[&("a".to_string(), "c".to_string())], 7);
    assert_eq!((starts["a"], starts["b"], starts.len()), (2, 1, 2));
}
