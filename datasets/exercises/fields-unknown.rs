struct Employee {
    name: String,
    hourly_rate: u32,
    hours: u32,
}

impl Employee {
    fn pay(&self) -> u32 {
        let overtime = self.hours.saturating_sub(40);
        self.hours * self.rate + overtime * self.rate / 2
    }
}

fn payroll(staff: &[Employee]) -> Vec<String> {
    staff.iter().map(|one| format!("{} {}", one.name, one.pay())).collect()
}

#[test]
fn pays() {
    let staff = [
        Employee { name: "Ann".to_string(), hourly_rate: 20, hours: 38 },
        Employee { name: "Bo".to_string(), hourly_rate: 10, hours: 44 },
    ];
    assert_eq!(payroll(&staff), ["Ann 760", "Bo 460"]);
}
