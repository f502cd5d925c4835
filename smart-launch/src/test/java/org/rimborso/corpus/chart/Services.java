package org.rimborso.corpus.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is billed for a visit. */
final class Services {
  private static final LocalDate WASTE_IS_TOLD = LocalDate.of(2023, 7, 1);

  private Services() {}

  /**
   * One line.
   *
   * @param code of CPT or HCPCS; empty for revenue only
   * @param revenue a facility's revenue code, else empty
   * @param isVisit whether the visit itself is the service
   */
  record Service(
      String code,
      String revenue,
      List<String> modifiers,
      int units,
      String price,
      LocalDate day,
      boolean isVisit) {
    Service {
      modifiers = List.copyOf(modifiers);
    }

    BigDecimal net() {
      return new BigDecimal(price).multiply(BigDecimal.valueOf(units));
    }
  }

  private static Service visit(String code, String price, LocalDate day, String... modifiers) {
    return new Service(code, "", List.of(modifiers), 1, price, day, true);
  }

  private static Service done(String code, int units, String price, LocalDate day) {
    boolean drug = code.startsWith("J") && !day.isBefore(WASTE_IS_TOLD);
    return new Service(code, "", drug ? List.of("JZ") : List.of(), units, price, day, false);
  }

  private static Service of(String revenue, Service service) {
    return new Service(
        service.code(),
        revenue,
        service.modifiers(),
        service.units(),
        service.price(),
        service.day(),
        service.isVisit());
  }

  static List<Service> professional(Scene scene, Dice dice, Visit visit, Cover cover, int age) {
    LocalDate day = visit.start();
    return switch (scene) {
      case OFFICE -> office(dice, visit);
      case WELLNESS -> wellness(dice, day, cover, age);
      case INJURY -> injury(visit);
      case EQUIPMENT -> List.of(done("E0601", 1, "812.40", day));
      case TELEHEALTH -> List.of(visit(dice.one("99213", "99214"), "118.00", day, "95"));
      case EMERGENCY -> List.of(visit(dice.one("99283", "99284"), "264.00", day));
      case STAY -> rounds(visit);
      case NINTH -> List.of(visit("T1015", "96.00", day), done("J3420", 1, "12.50", day));
    };
  }

  private static List<Service> office(Dice dice, Visit visit) {
    LocalDate day = visit.start();
    String first = visit.code(0);
    List<Service> all = new ArrayList<>();
    if (first.startsWith("M17")) {
      all.add(visit("99213", "128.00", day, "25"));
      String side = first.endsWith("1") ? "RT" : "LT";
      all.add(new Service("20610", "", List.of(side), 1, "96.00", day, false));
      all.add(done("J3301", 4, "7.25", day));
      return all;
    }
    all.add(visit(dice.one("99213", "99213", "99214", "99212", "T1015"), "128.00", day));
    if (has(visit, "E11")) {
      all.add(done("83036", 1, "24.00", day));
    }
    if (has(visit, "E78") && dice.chance(2)) {
      all.add(done("80061", 1, "31.10", day));
    }
    if (has(visit, "I48") || has(visit, "I25")) {
      all.add(done("93000", 1, "42.00", day));
    }
    if (first.startsWith("M54") && dice.chance(2)) {
      all.add(done("J1885", dice.between(1, 4), "3.15", day));
    }
    if (first.startsWith("D50")) {
      all.add(done("J1756", 200, "0.85", day));
    }
    if (dice.chance(4)) {
      all.add(done("J3420", 1, "12.50", day));
    }
    if (dice.chance(4)) {
      all.add(done("36415", 1, "9.00", day));
    }
    return all;
  }

  private static boolean has(Visit visit, String category) {
    return visit.conditions().stream()
        .anyMatch(one -> Fhir.code(one.path("code")).startsWith(category));
  }

  private static List<Service> wellness(Dice dice, LocalDate day, Cover cover, int age) {
    List<Service> all = new ArrayList<>();
    if (cover.isMedicare()) {
      all.add(visit("G0439", "131.00", day));
    } else {
      String code = age < 5 ? "99392" : age < 12 ? "99393" : age < 18 ? "99394" : "";
      all.add(visit(code.isEmpty() ? age < 40 ? "99395" : "99396" : code, "172.00", day));
    }
    if (age >= 18 && dice.chance(2)) {
      all.add(done("G0444", 1, "22.00", day));
    }
    if (age >= 18 && dice.chance(3)) {
      all.add(done("80053", 1, "18.75", day));
    }
    return all;
  }

  private static List<Service> injury(Visit visit) {
    LocalDate day = visit.start();
    String side = visit.code(0).charAt(6) == '1' ? "RT" : "LT";
    return List.of(
        visit("99213", "128.00", day),
        new Service("73610", "", List.of(side), 1, "58.00", day, false),
        new Service("L1902", "", List.of(side), 1, "74.20", day, false));
  }

  /** One visit a day, admission and discharge among them. */
  private static List<Service> rounds(Visit visit) {
    List<Service> all = new ArrayList<>();
    all.add(visit("99223", "310.00", visit.start()));
    for (LocalDate day = visit.start().plusDays(1);
        day.isBefore(visit.end());
        day = day.plusDays(1)) {
      all.add(visit("99232", "142.00", day));
    }
    all.add(visit("99239", "168.00", visit.end()));
    return all;
  }

  static List<Service> facility(Dice dice, Visit visit) {
    LocalDate day = visit.start();
    List<Service> all = new ArrayList<>();
    if (visit.scene() == Scene.EMERGENCY) {
      all.add(of("0450", visit(dice.one("99283", "99284"), "890.00", day)));
      all.add(of("0636", done(dice.one("J2405", "J1885", "J1100"), 4, "6.40", day)));
      if (dice.chance(2)) {
        all.add(of("0300", done("80053", 1, "88.00", day)));
      }
    } else {
      int nights = (int) (visit.end().toEpochDay() - day.toEpochDay());
      all.add(new Service("", "0120", List.of(), nights, "2140.00", day, true));
      all.add(new Service("", "0300", List.of(), 1, "940.00", day, true));
    }
    return all;
  }
}
