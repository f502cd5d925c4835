package org.rimborso.launch;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Origin;

/** Reads how the app asks one EHR for the records of many patients. */
final class BackendSection {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  private BackendSection() {}

  static Optional<Backend> read(Keys keys) {
    if (keys.isEmpty()) {
      keys.noOthers();
      return Optional.empty();
    }
    String clientId =
        keys.required("clientId", "the client id registered for this use", Function.identity());
    List<String> scopes =
        keys.values("scopes", "scopes that read, such as system/Claim.rs", BackendSection::scope);
    Optional<String> group = keys.value("group", "the id of a Group", BackendSection::id);
    Set<Origin> hosts = new HashSet<>();
    keys.values("fileHosts", Values.ORIGIN, Values::origin).forEach(at -> hosts.add(origin(at)));
    keys.noOthers();
    return Optional.of(
        new Backend(clientId, scopes.isEmpty() ? Backend.SCOPES : scopes, group, hosts));
  }

  private static Origin origin(URI address) {
    return Origin.of(address).orElseThrow(IllegalArgumentException::new);
  }

  private static String scope(String text) {
    Values.require(Backend.isReading(text));
    return text;
  }

  private static String id(String text) {
    Values.require(ID.matcher(text).matches());
    return text;
  }
}
