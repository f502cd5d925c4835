package org.rimborso.launch;

import java.util.List;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.smart.Launch;
import org.rimborso.web.Visitor;

/** Whoever the gate admitted, as pages see them. */
record AdmittedVisitor(Admitted admitted) implements Visitor {

  static Admitted of(Visitor visitor) {
    return ((AdmittedVisitor) visitor).admitted();
  }

  @Override
  public Launch launch() {
    return admitted.launch();
  }

  @Override
  public List<String> roles() {
    return admitted.roles().stream().sorted().map(Role::code).toList();
  }

  @Override
  public boolean may(Permission permission) {
    return admitted.may(permission);
  }

  @Override
  public String token(String purpose) {
    return Csrf.token(admitted, purpose);
  }

  @Override
  public boolean sent(String purpose, String presented) {
    return Csrf.matches(admitted, purpose, presented);
  }
}
