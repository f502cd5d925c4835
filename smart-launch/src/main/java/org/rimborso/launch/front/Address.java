package org.rimborso.launch.front;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses, of which IPv6 has many spellings each. No name is ever looked up here. */
public final class Address {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*\\]?");

  private Address() {}

  /** The address that is spelled so; empty if this is a name. */
  public static Optional<InetAddress> of(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException odd) {
      return Optional.empty();
    }
  }
}
