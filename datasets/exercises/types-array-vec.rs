const DAYS: [&str; 3] = ["Mon", "Tue", "Wed"];

struct Plan {
    days: Vec<String>,
}

fn plan(skip: usize) -> Plan {
    Plan { days: DAYS[skip..] }
}

fn show(plan: &Plan) -> String {
    plan.days.join("/")
}

#[test]
fn plans() {
    assert_eq!(show(&plan(1)), "Tue/Wed");
    assert_eq!(plan(3).days.len(), 0);
}
