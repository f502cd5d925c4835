package org.rimborso.launch;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.AgeingBase;
import org.rimborso.account.Chances;
import org.rimborso.account.DenialCategory;
import org.rimborso.payer.Payers;

/**
 * What {@code accounts} says.
 *
 * @param usualDays within which payers answer of whom no profile says it
 */
record AccountsSection(AccountSettings settings, int usualDays) {
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
  private static final int MOST_DENIALS = 1_000_000;
  private static final String AMOUNT = "an amount from 0 to " + MOST + " such as 1.00";
  private static final String BASES =
      "one of "
          + Arrays.stream(AgeingBase.values())
              .map(AgeingBase::code)
              .collect(Collectors.joining(", "));
  private static final String PERCENT =
      "a whole percentage from 0 to 100, or the keys overturned and decided";
  private static final String COUNT = "a whole number of denials that ended";

  /**
   * Reads and checks the section.
   *
   * @throws SettingsError with the key's path and what was expected
   */
  static AccountsSection read(Keys keys) {
    AccountSettings usual = AccountSettings.DEFAULTS;
    AccountsSection section =
        new AccountsSection(
            new AccountSettings(
                keys.value("tolerance", AMOUNT, AccountsSection::amount).orElse(usual.tolerance()),
                keys.value("ageing", BASES, AccountsSection::base).orElse(usual.ageing()),
                chances(keys.section("chances"))),
            PayersSection.usualDays(keys).orElse(Payers.USUAL_DAYS));
    keys.noOthers();
    return section;
  }

  private static BigDecimal amount(String text) {
    BigDecimal amount = new BigDecimal(text);
    Values.require(amount.signum() >= 0 && amount.compareTo(MOST) <= 0);
    return amount;
  }

  private static AgeingBase base(String text) {
    return Arrays.stream(AgeingBase.values())
        .filter(base -> base.code().equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  /** By category of denial; what is not said stays as it ships. */
  private static Chances chances(Keys keys) {
    Map<DenialCategory, Integer> assumed = new EnumMap<>(Chances.ASSUMED.assumed());
    Map<DenialCategory, Chances.Ended> own = new EnumMap<>(DenialCategory.class);
    for (DenialCategory category : DenialCategory.values()) {
      String name = category.code();
      if (!keys.has(name)) {
        continue;
      }
      if (keys.isPlain(name) || keys.environment().value(keys.path(name)).isPresent()) {
        assumed.put(category, keys.required(name, PERCENT, text -> whole(text, 100)));
      } else {
        own.put(category, ended(keys.section(name)));
      }
    }
    refuseOthers(keys);
    return new Chances(assumed, own);
  }

  private static Chances.Ended ended(Keys keys) {
    int overturned = keys.required("overturned", COUNT, text -> whole(text, MOST_DENIALS));
    int decided =
        keys.required(
            "decided",
            COUNT + ", not below overturned",
            text -> {
              int number = whole(text, MOST_DENIALS);
              Values.require(number >= overturned);
              return number;
            });
    keys.noOthers();
    return new Chances.Ended(overturned, decided);
  }

  private static int whole(String text, int most) {
    int number = Integer.parseInt(text);
    Values.require(number >= 0 && number <= most);
    return number;
  }

  private static void refuseOthers(Keys keys) {
    String known =
        Arrays.stream(DenialCategory.values())
            .map(DenialCategory::code)
            .collect(Collectors.joining(", "));
    for (String name : keys.names()) {
      if (Arrays.stream(DenialCategory.values()).noneMatch(one -> one.code().equals(name))) {
        throw SettingsError.at(keys.path(name), "one of the kinds of denials " + known);
      }
    }
  }
}
