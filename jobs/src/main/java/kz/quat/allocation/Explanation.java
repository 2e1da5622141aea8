package kz.quat.allocation;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a quota is what it is (docs/spec/quotas.md, section 3).
 *
 * @param miner the site
 * @param hour the hour's number
 * @param bindingKind what it ended at
 * @param bindingElements the blocking cut, sorted; empty for a bound of its own
 * @param fillLevel quota over weight
 * @param tier the miner's tier
 * @param tierFillMw what the tier got in the region in this hour
 * @param marginalLeft MW of quota per MW when the outermost element shrinks; null for own bounds
 * @param marginalRight the same when it grows; null for own bounds
 */
public record Explanation(
    String miner,
    int hour,
    BindingKind bindingKind,
    List<BindingElement> bindingElements,
    double fillLevel,
    int tier,
    double tierFillMw,
    @Nullable Double marginalLeft,
    @Nullable Double marginalRight) {

  /** The elements as they are written: joined by {@code ;}. */
  public String elementsText() {
    return bindingElements.stream().map(BindingElement::text).collect(Collectors.joining(";"));
  }
}
