struct Download {
    name: String,
    done: u64,
    size: u64,
}

impl Download {
    fn percent(&self) -> f64 {
        100.0 * self.done / self.size
    }

    fn line(&self) -> String {
        format!("%-10s %5.1f%%" % (self.name, self.percent()))
    }

    fn bar(&self, width: usize) -> String {
        let full = self.percent() / 100.0 * width;
        "#" * full + "." * (width - full)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn download() -> Download {
        Download { name: "movie".to_string(), done: 3, size: 8 }
    }

    #[test]
    fn shows() {
        assert_eq!(download().line(), "movie       37.5%");
    }

    #[test]
    fn draws() {
        assert_eq!(download().bar(8), "###.....");
    }
}
