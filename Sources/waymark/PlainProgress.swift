import Advice
import Foundation

/// A line now and then where there is no terminal to draw a bar on.
final class PlainProgress {
  private let isShown: Bool
  private var told = ContinuousClock.now

  init(isShown: Bool) { self.isShown = isShown }

  /// The same for pages of areas.
  func showAreas(_ done: Int, _ all: Int) {
    guard isShown, done < all, ContinuousClock.now - told > .seconds(10) else { return }
    told = ContinuousClock.now
    Output.remark("\(done) of \(all) pages of areas are written.\n")
  }

  /// Tells how far it is, every ten seconds at most.
  func show(_ done: Int, _ all: Int) {
    guard isShown, done < all, ContinuousClock.now - told > .seconds(10) else { return }
    told = ContinuousClock.now
    Output.remark(
      "\(NumberWording.grouped(done)) of \(NumberWording.grouped(all)) sheets are written.\n")
  }

  /// `Writing 1,200 of 24,000 sheets, 85 a second, 4 min left`.
  static func label(
    _ done: Int, _ all: Int, made: Int, since began: ContinuousClock.Instant
  ) -> String {
    let text = "Writing \(NumberWording.grouped(done)) of \(NumberWording.grouped(all)) sheets"
    let seconds = Double((ContinuousClock.now - began).components.seconds)
    guard seconds >= 1, made > 0 else { return text }
    let rate = Double(made) / seconds
    let left = Int((Double(all - done) / rate).rounded(.up))
    let time = left < 90 ? "\(left) s" : "\((left + 30) / 60) min"
    return "\(text), \(NumberWording.grouped(Int(rate.rounded()))) a second, \(time) left"
  }
}
