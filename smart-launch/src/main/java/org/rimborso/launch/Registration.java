package org.rimborso.launch;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rimborso.cds.CdsServices;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.SignIn;
import org.rimborso.smart.SmartLaunch;

/** What an administrator enters where an EHR registers apps. */
final class Registration {
  private Registration() {}

  static List<String> lines(EhrSettings ehr, ServerSettings server) {
    URI app = server.publicUrl(server.port());
    SignIn signIn = ehr.signIn();
    List<String> lines = new ArrayList<>();
    lines.add("EHR " + ehr.id() + " at " + ehr.iss());
    lines.add("Client id: " + ehr.clientId());
    lines.add("Launch URL: " + app + "/launch");
    if (signIn.standalone().isPresent()) {
      lines.add("Standalone launch URL: " + app + "/launch/" + ehr.id());
    }
    lines.add("Redirect URI: " + SmartLaunch.redirectUri(app, ehr.id()));
    lines.add("Client authentication: " + authentication(ehr));
    if (signIn.privateKey() || ehr.backend().isPresent()) {
      lines.add("JWKS URL: " + app + "/.well-known/jwks.json");
    }
    lines.add("PKCE: S256");
    if (signIn.caller().isPresent()) {
      lines.add("CDS Hooks discovery: " + app + CdsServices.PATH);
    }
    lines.add("Scopes: " + String.join(" ", scopes(ehr)));
    ehr.backend().ifPresent(backend -> addBackend(backend, lines));
    return lines;
  }

  /** Often an app of its own at the EHR: without launch, redirect and users. */
  private static void addBackend(Backend backend, List<String> lines) {
    lines.add("Backend client id: " + backend.clientId());
    lines.add("Backend client authentication: private_key_jwt (ES384 or RS384)");
    lines.add("Backend grant: client_credentials");
    lines.add("Backend scopes: " + String.join(" ", backend.scopes()));
    backend.group().ifPresent(group -> lines.add("Backend group: Group/" + group));
  }

  private static String authentication(EhrSettings ehr) {
    if (ehr.signIn().privateKey()) {
      return "private_key_jwt (ES384 or RS384)";
    }
    return ehr.clientSecretFile().isPresent() ? "client_secret_basic" : "none (public client)";
  }

  /** All that any launch asks for. */
  private static Set<String> scopes(EhrSettings ehr) {
    Set<String> scopes = new LinkedHashSet<>(List.of("launch", "openid", "fhirUser"));
    scopes.addAll(ehr.scopes());
    ehr.signIn().refreshScope().ifPresent(scopes::add);
    ehr.signIn().standalone().ifPresent(scopes::addAll);
    return scopes;
  }
}
