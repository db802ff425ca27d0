mod config {
    pub mod defaults {
        pub const PORT: u16 = 8080;

        pub fn host() -> String {
            "localhost".to_string()
        }
    }

    pub struct Config {
        pub host: String,
        pub port: u16,
    }

    impl Config {
        pub fn address(&self) -> String {
            format!("{}:{}", self.host, self.port)
        }
    }
}

fn load(port: Option<u16>) -> config::Config {
    config::Config { host: defaults::host(), port: port.unwrap_or(config::PORT) }
}

#[test]
fn loads() {
    assert_eq!(load(None).address(), "localhost:8080");
    assert_eq!(load(Some(80)).address(), "localhost:80");
}
