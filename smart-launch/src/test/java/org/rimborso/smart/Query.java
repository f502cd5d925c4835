package org.rimborso.smart;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decoded parameters of an address or a form, each once. */
public record Query(Map<String, String> all) {
  public Query {
    all = Map.copyOf(all);
  }

  public static Query of(URI address) {
    return of(address.getRawQuery());
  }

  public static Query of(String encoded) {
    return new Query(
        Arrays.stream(encoded.split("&", -1))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8))));
  }

  public String get(String name) {
    return Optional.ofNullable(all.get(name)).orElseThrow();
  }
}
