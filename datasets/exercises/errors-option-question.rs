use std::collections::HashMap;

struct Directory {
    phones: HashMap<String, String>,
}

impl Directory {
    fn area_code(&self, name: &str) -> Result<u32, String> {
        let phone = self.phones.get(name)?;
        let (area, _) = phone.split_once('/').ok_or("no area code")?;
        area.parse().map_err(|_| format!("{area} is no number"))
    }
}

#[test]
fn finds_area_codes() {
    let phones = [("ann", "030/123"), ("bo", "123"), ("cy", "x/1")];
    let phones = phones.map(|(name, phone)| (name.to_string(), phone.to_string())).into();
    let directory = Directory { phones };
    assert_eq!(directory.area_code("ann"), Ok(30));
    assert_eq!(directory.area_code("bo"), Err("no area code".to_string()));
    assert_eq!(directory.area_code("cy"), Err("x is no number".to_string()));
    assert!(directory.area_code("dot").is_err());
}
