package org.rimborso.launch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rimborso.access.FacilityRules;

/** Reads {@code access.facilities}: who sees which patients where more than one is listed. */
final class FacilitiesSection {
  private static final Pattern USER = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern IDENTIFIER = Pattern.compile("[^|\\s]+\\|\\S+");

  private FacilitiesSection() {}

  static FacilityRules read(List<Keys> sections, Set<String> ehrs) {
    return new FacilityRules(sections.stream().map(keys -> rule(keys, ehrs)).toList());
  }

  private static FacilityRules.Rule rule(Keys keys, Set<String> ehrs) {
    FacilityRules.Rule rule =
        new FacilityRules.Rule(
            keys.required("ehr", "the id of one of ehrs", text -> fit(text, ehrs::contains)),
            Set.copyOf(AccessSection.roles(keys)),
            users(keys),
            places(keys, "serviceProviders", "Organization"),
            places(keys, "locations", "Location"),
            keys.value("all", "true or nothing", text -> fit(text, "true"::equals)).isPresent());
    keys.noOthers();
    if (rule.roles().isEmpty() && rule.users().isEmpty()) {
      throw SettingsError.at(keys.path("roles"), "roles or users: somebody whom this is about");
    }
    boolean named = !rule.serviceProviders().isEmpty() || !rule.locations().isEmpty();
    if (named == rule.all()) {
      throw SettingsError.at(
          keys.path("all"), "either all: true or serviceProviders and locations");
    }
    return rule;
  }

  /** Reads {@code users}. */
  static Set<String> users(Keys keys) {
    return texts(keys, "users", "a fhirUser such as Practitioner/p1 or 'iss|sub'", USER);
  }

  private static Set<String> places(Keys keys, String name, String type) {
    String expected = "references such as " + type + "/17, or identifiers as system|value";
    return texts(keys, name, expected, Pattern.compile(type + "/" + ID.pattern()));
  }

  private static Set<String> texts(Keys keys, String name, String expected, Pattern reference) {
    Predicate<String> known =
        text -> reference.matcher(text).matches() || IDENTIFIER.matcher(text).matches();
    return new HashSet<>(keys.values(name, expected, text -> fit(text.strip(), known)));
  }

  private static String fit(String text, Predicate<String> known) {
    Values.require(known.test(text));
    return text;
  }
}
