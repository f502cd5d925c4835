package org.rimborso.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How likely denied money is won, by what the denial is about. Percentages of the table are assumed
 * until enough of the site's own denials of that kind have ended.
 *
 * @param assumed percent by category; a category that is not listed has {@link #UNLISTED}
 * @param own the site's own denials that ended
 */
public record Chances(Map<DenialCategory, Integer> assumed, Map<DenialCategory, Ended> own) {
  /** Own denials of a category from which on they count, and the table does not. */
  public static final int ENOUGH = 30;

  /** Percent where the table says nothing. */
  public static final int UNLISTED = 40;

  /** As it ships: nobody's figures, a start to be replaced by the site's own. */
  public static final Chances ASSUMED =
      new Chances(
          Map.ofEntries(
              Map.entry(DenialCategory.DATA, 90),
              Map.entry(DenialCategory.ELIGIBILITY, 70),
              Map.entry(DenialCategory.COORDINATION, 80),
              Map.entry(DenialCategory.CODING, 75),
              Map.entry(DenialCategory.DOCUMENTATION, 70),
              Map.entry(DenialCategory.DUPLICATE, 30),
              Map.entry(DenialCategory.CREDENTIALING, 50),
              Map.entry(DenialCategory.AUTHORIZATION, 45),
              Map.entry(DenialCategory.MEDICAL_NECESSITY, 45),
              Map.entry(DenialCategory.CONTRACT, 40),
              Map.entry(DenialCategory.BUNDLING, 35),
              Map.entry(DenialCategory.UPHELD, 25),
              Map.entry(DenialCategory.BENEFIT, 20),
              Map.entry(DenialCategory.TIMELY_FILING, 15)),
          Map.of());

  public Chances {
    assumed = Map.copyOf(assumed);
    own = Map.copyOf(own);
  }

  /** Denials that ended: how many were paid after all, of how many. */
  public record Ended(int overturned, int decided) {
    public Ended {
      if (overturned < 0 || decided < overturned) {
        throw new IllegalArgumentException("no more are overturned than decided");
      }
    }
  }

  /**
   * A chance.
   *
   * @param share from 0 to 1, two digits
   * @param decided how many own denials that ended stand behind it; none where it is assumed
   */
  public record Chance(BigDecimal share, int decided) {
    static Chance assumed(int percent) {
      return new Chance(BigDecimal.valueOf(percent, 2), 0);
    }

    /** Whether nobody's own figures stand behind it. */
    public boolean isAssumed() {
      return decided == 0;
    }
  }

  /** The chance of a denial of this category. */
  public Chance of(DenialCategory category) {
    Ended ended = own.getOrDefault(category, new Ended(0, 0));
    if (ended.decided() < ENOUGH) {
      return Chance.assumed(assumed.getOrDefault(category, UNLISTED));
    }
    BigDecimal share =
        BigDecimal.valueOf(ended.overturned())
            .divide(BigDecimal.valueOf(ended.decided()), 2, RoundingMode.HALF_EVEN);
    return new Chance(share, ended.decided());
  }
}
