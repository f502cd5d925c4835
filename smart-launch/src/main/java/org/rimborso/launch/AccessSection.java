package org.rimborso.launch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.access.AccessSettings;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.Role;
import org.rimborso.access.SessionLimits;

/** Reads {@code access}: how long sessions live, who sees restricted records and other patients. */
final class AccessSection {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);
  private static final String IDLE = "a time from 3m to 30m";
  private static final String ABSOLUTE = "a time from 10m to 8h";

  private AccessSection() {}

  /**
   * @param ehrs ids of the configured EHRs
   */
  static AccessSettings read(Keys keys, Set<String> ehrs) {
    AccessSettings settings =
        new AccessSettings(
            sessions(keys.section("session")),
            restricted(keys.section("restricted")),
            FacilitiesSection.read(keys.sections("facilities"), ehrs));
    keys.noOthers();
    return settings;
  }

  private static SessionLimits sessions(Keys keys) {
    SessionLimits usual = SessionLimits.DEFAULT;
    Duration idle =
        keys.value("idle", IDLE, text -> within(text, SessionLimits.SHORTEST_IDLE, LONGEST_IDLE))
            .orElse(usual.idle());
    Duration absolute =
        keys.value(
                "absolute",
                ABSOLUTE,
                text -> within(text, Duration.ofMinutes(10), SessionLimits.LONGEST))
            .orElse(usual.absolute());
    keys.noOthers();
    if (absolute.compareTo(idle) < 0) {
      throw SettingsError.at(keys.path("absolute"), "no less than " + keys.path("idle"));
    }
    return new SessionLimits(idle, absolute);
  }

  private static Duration within(String text, Duration least, Duration most) {
    Duration time = Values.duration(text);
    Values.require(time.compareTo(least) >= 0 && time.compareTo(most) <= 0);
    return time;
  }

  private static Confidentiality restricted(Keys keys) {
    List<Role> roles = roles(keys);
    List<String> labels =
        keys.values("labels", "codes of security labels without system", AccessSection::label);
    keys.noOthers();
    return new Confidentiality(Set.copyOf(roles), Set.copyOf(labels));
  }

  /** The roles that a section names. */
  static List<Role> roles(Keys keys) {
    return keys.values(
        "roles",
        "roles of " + List.of(Role.values()).stream().map(Role::code).toList(),
        text -> Role.named(text).orElseThrow(IllegalArgumentException::new));
  }

  private static String label(String text) {
    Values.require(LABEL.matcher(text).matches());
    return text;
  }
}
