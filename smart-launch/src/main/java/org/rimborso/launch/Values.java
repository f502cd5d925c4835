package org.rimborso.launch;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.launch.front.Address;
import org.rimborso.rule.Severity;

/** Single values of the configuration; each reader throws IllegalArgumentException. */
final class Values {
  static final String ORIGIN = "https://host[:port] (http only on this machine)";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");
  private static final Pattern CALENDAR = Pattern.compile("([0-9]{1,4}) (day|month|year)s?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+\\]");

  private Values() {}

  static int port(String text) {
    int port = Integer.parseInt(text);
    require(port >= 0 && port <= 65535);
    return port;
  }

  static boolean flag(String text) {
    boolean on = text.equals("true") || text.equals("on");
    require(on || text.equals("false") || text.equals("off"));
    return on;
  }

  /** Scheme, host and port as a browser writes them, without a slash at the end. */
  static URI origin(String text) {
    URI origin = address(text);
    require(origin.getRawPath().isEmpty() || origin.getRawPath().equals("/"));
    boolean usual = origin.getPort() == (origin.getScheme().equals("https") ? 443 : 80);
    String port = origin.getPort() < 0 || usual ? "" : ":" + origin.getPort();
    return URI.create(origin.getScheme() + "://" + origin.getHost() + port);
  }

  /** An address we may call: https anywhere, http on this machine only. */
  static URI address(String text) {
    URI address = URI.create(text);
    String host = address.getHost();
    require(host != null && HOST.matcher(host).matches());
    require(
        "https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
    require(address.getRawUserInfo() == null);
    require(address.getRawQuery() == null && address.getRawFragment() == null);
    return address;
  }

  /** A number with its unit: ms, s, m, h or d. Never nothing. */
  static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text.strip());
    require(parts.matches());
    long number = Long.parseLong(parts.group(1));
    require(number > 0);
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A count of days, months or years as the calendar has them; never nothing. */
  static Period calendar(String text) {
    Matcher parts = CALENDAR.matcher(text.strip());
    require(parts.matches());
    int number = Integer.parseInt(parts.group(1));
    require(number > 0);
    return switch (parts.group(2)) {
      case "day" -> Period.ofDays(number);
      case "month" -> Period.ofMonths(number);
      default -> Period.ofYears(number);
    };
  }

  static String ipAddress(String text) {
    require(Address.of(text).isPresent());
    return text;
  }

  static String postgres(String text) {
    require(text.startsWith("jdbc:postgresql:"));
    return text;
  }

  static Severity severity(String text) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.code().equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
