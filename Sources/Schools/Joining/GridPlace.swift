import Foundation

/// A place on the British National Grid, metres east and north of its false origin.
package struct GridPlace: Hashable, Sendable {
  package var easting: Double
  package var northing: Double

  package init(easting: Double, northing: Double) {
    self.easting = easting
    self.northing = northing
  }

  /// From degrees of WGS84, the system of satellite navigation.
  ///
  /// A seven-parameter (Helmert) shift to the older Airy figure of the earth, then the transverse
  /// Mercator projection; together right to about 5 metres. Leaving out the shift would move every
  /// school by some 120 metres. Source: Ordnance Survey, "A guide to coordinate systems in Great
  /// Britain", annexes B and C.
  package init?(latitude: Double, longitude: Double) {
    guard (49...61.5).contains(latitude), (-9...3).contains(longitude) else { return nil }
    let shifted = Self.shifted(latitude * .pi / 180, longitude * .pi / 180)
    self = Self.projected(shifted.latitude, shifted.longitude)
  }

  /// The distance in a straight line.
  package func distanceInKilometres(to other: GridPlace) -> Double {
    ((easting - other.easting) * (easting - other.easting)
      + (northing - other.northing) * (northing - other.northing)).squareRoot() / 1000
  }

  /// WGS84 to OSGB36, in radians.
  private static func shifted(
    _ latitude: Double, _ longitude: Double
  ) -> (latitude: Double, longitude: Double) {
    let (a, b) = (6_378_137.0, 6_356_752.3141)
    let e2 = 1 - (b * b) / (a * a)
    let nu = a / (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
    let x = nu * cos(latitude) * cos(longitude)
    let y = nu * cos(latitude) * sin(longitude)
    let z = (1 - e2) * nu * sin(latitude)
    let scale = 20.4894e-6
    let second = Double.pi / 180 / 3600
    let (rx, ry, rz) = (-0.1502 * second, -0.2470 * second, -0.8421 * second)
    let x2 = -446.448 + (1 + scale) * x - rz * y + ry * z
    let y2 = 125.157 + rz * x + (1 + scale) * y - rx * z
    let z2 = -542.060 - ry * x + rx * y + (1 + scale) * z
    let (a2, b2) = (6_377_563.396, 6_356_256.909)
    let airyE2 = 1 - (b2 * b2) / (a2 * a2)
    let p = (x2 * x2 + y2 * y2).squareRoot()
    var phi = atan2(z2, p * (1 - airyE2))
    // Three rounds are enough for a tenth of a millimetre.
    for _ in 0..<4 {
      let nu2 = a2 / (1 - airyE2 * sin(phi) * sin(phi)).squareRoot()
      phi = atan2(z2 + airyE2 * nu2 * sin(phi), p)
    }
    return (phi, atan2(y2, x2))
  }

  /// The transverse Mercator projection of the National Grid on the Airy figure.
  private static func projected(_ phi: Double, _ lambda: Double) -> GridPlace {
    let (a, b, f0) = (6_377_563.396, 6_356_256.909, 0.9996012717)
    let (phi0, lambda0) = (49.0 * .pi / 180, -2.0 * .pi / 180)
    let e2 = 1 - (b * b) / (a * a)
    let n = (a - b) / (a + b)
    let (s, c, t) = (sin(phi), cos(phi), tan(phi))
    let nu = a * f0 / (1 - e2 * s * s).squareRoot()
    let rho = a * f0 * (1 - e2) / pow(1 - e2 * s * s, 1.5)
    let eta2 = nu / rho - 1
    let (d, u) = (phi - phi0, phi + phi0)
    let m1 = (1 + n + 1.25 * n * n + 1.25 * n * n * n) * d
    let m2 = (3 * n + 3 * n * n + 2.625 * n * n * n) * sin(d) * cos(u)
    let m3 = (1.875 * n * n + 1.875 * n * n * n) * sin(2 * d) * cos(2 * u)
    let m4 = 35.0 / 24 * n * n * n * sin(3 * d) * cos(3 * u)
    let m = b * f0 * (m1 - m2 + m3 - m4)
    let l = lambda - lambda0
    let (c3, c5, t2, t4) = (c * c * c, c * c * c * c * c, t * t, t * t * t * t)
    let one = m - 100_000
    let two = nu / 2 * s * c
    let three = nu / 24 * s * c3 * (5 - t2 + 9 * eta2)
    let threeA = nu / 720 * s * c5 * (61 - 58 * t2 + t4)
    let four = nu * c
    let five = nu / 6 * c3 * (nu / rho - t2)
    let six = nu / 120 * c5 * (5 - 18 * t2 + t4 + 14 * eta2 - 58 * t2 * eta2)
    let l2 = l * l
    return GridPlace(
      easting: 400_000 + l * (four + l2 * (five + l2 * six)),
      northing: one + l2 * (two + l2 * (three + l2 * threeA)))
  }
}
