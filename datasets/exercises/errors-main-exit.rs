#[derive(Debug, PartialEq)]
struct Options {
    name: String,
    times: u32,
}

fn parse(args: &[&str]) -> Result<Options, String> {
    let mut options = Options { name: String::new(), times: 1 };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--times" => {
                let value = args.next().ok_or("--times wants a number")?;
                options.times = value.parse();
            }
            name => options.name = name.to_string(),
        }
    }
    Ok(options)
}

#[test]
fn parses() {
    assert_eq!(parse(&["--times", "3", "crab"]), Ok(Options { name: "crab".to_string(), times: 3 }));
    assert_eq!(parse(&["--times"]), Err("--times wants a number".to_string()));
    assert!(parse(&["--times", "many"]).is_err());
}
