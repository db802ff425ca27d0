//! Reads commands from standard input, a line each, and prints what they say.

use std::io::{self, BufRead};

use bookmarks::{run, Store};

fn main() -> io::Result<()> {
    let mut store = Store::default();
    for line in io::stdin().lock().lines() {
        println!("{}", run(&mut store, &line?));
    }
    Ok(())
}
