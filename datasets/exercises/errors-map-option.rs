struct Team {
    members: Vec<String>,
    lead: Option<usize>,
}

impl Team {
    fn lead_name(&self) -> Option<String> {
        self.lead.map(|at| self.members.get(at).cloned())
    }
}

#[test]
fn leads() {
    let members = vec!["Ann".to_string(), "Bo".to_string()];
    assert_eq!(Team { members: members.clone(), lead: Some(1) }.lead_name(), Some("Bo".to_string()));
    assert_eq!(Team { members: members.clone(), lead: Some(9) }.lead_name(), None);
    assert_eq!(Team { members, lead: None }.lead_name(), None);
}
