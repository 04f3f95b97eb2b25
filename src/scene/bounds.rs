/// An upright box in points, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub min: [f32; 2],
    pub max: [f32; 2],
}

impl Bounds {
    /// The smallest box around points; a degenerate box at the origin where there are none.
    pub fn around(points: &[[f32; 2]]) -> Self {
        let point = |point: &[f32; 2]| Self { min: *point, max: *point };
        points.iter().map(point).reduce(Self::cover).unwrap_or(Self { min: [0.0; 2], max: [0.0; 2] })
    }

    pub fn at(min: [f32; 2], size: [f32; 2]) -> Self {
        Self { min, max: [min[0] + size[0], min[1] + size[1]] }
    }

    pub fn width(self) -> f32 {
        self.max[0] - self.min[0]
    }

    pub fn height(self) -> f32 {
        self.max[1] - self.min[1]
    }

    pub fn center(self) -> [f32; 2] {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }

    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }

    #[must_use]
    pub fn grow(self, by: f32) -> Self {
        Self { min: [self.min[0] - by, self.min[1] - by], max: [self.max[0] + by, self.max[1] + by] }
    }

    #[must_use]
    pub fn shift(self, by: [f32; 2]) -> Self {
        Self { min: [self.min[0] + by[0], self.min[1] + by[1]], max: [self.max[0] + by[0], self.max[1] + by[1]] }
    }

    pub fn contains(self, point: [f32; 2]) -> bool {
        (0..2).all(|axis| self.min[axis] <= point[axis] && point[axis] <= self.max[axis])
    }

    pub fn contains_box(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether they share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        (0..2).all(|axis| self.min[axis] < other.max[axis] && other.min[axis] < self.max[axis])
    }
}
