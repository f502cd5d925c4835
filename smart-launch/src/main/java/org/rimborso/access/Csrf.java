package org.rimborso.access;

import org.rimborso.chart.Reference;

/**
 * Form tokens. A token is good for one session, one launch, one patient and one resource: a form of
 * another patient's tab cannot be sent with it.
 */
public final class Csrf {
  private Csrf() {}

  /**
   * The token for a form.
   *
   * @param resource what the form does to which resource, such as {@code note Claim/c1}. No
   *     version: notes are only ever added, and delivery reads the record anew and writes with its
   *     version
   */
  public static String token(Admitted admitted, String resource) {
    // Neither launch id nor reference has a blank: the parts cannot be told apart in another way.
    String patient = admitted.launch().patient().map(Reference::toString).orElse("-");
    return Secrets.hmac(
        admitted.formKey(), admitted.launch().id() + " " + patient + " " + resource);
  }

  /** Whether {@code presented} is the token of this session, launch and resource. */
  public static boolean matches(Admitted admitted, String resource, String presented) {
    return Secrets.same(token(admitted, resource), presented);
  }
}
