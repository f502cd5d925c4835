package org.rimborso.sandbox.oauth;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an authorize request is answered with. */
sealed interface Decision {

  /** Back to the app, with a code or an error. */
  record Redirect(URI to) implements Decision {}

  /**
   * The person has to be chosen first, and the patient where the launch began at the app.
   *
   * @param patients names by id; empty where the patient is known
   */
  record ChoosePerson(String ticket, Launch launch, Map<String, String> patients)
      implements Decision {
    public ChoosePerson {
      patients = Collections.unmodifiableMap(new LinkedHashMap<>(patients));
    }
  }

  /** Neither app nor redirect URI can be trusted: the answer stays here. */
  record Refused(String why) implements Decision {}
}
