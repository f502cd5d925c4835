package org.rimborso.corpus.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the written tables list, for those who plant what the tables speak of. */
public final class Codes {
  /** Codes whose official titles end in "in conditions classified elsewhere", and D64.1. */
  public static final List<String> MANIFESTATIONS =
      List.of("D64.1", "G47.27", "G47.36", "G47.37", "G47.421", "G47.429", "G47.54");

  public static final List<String> UNACCEPTABLE =
      List.of("Z79.4", "Z79.84", "Z79.01", "Z79.82", "Z79.899");

  /** Diagnoses that need no present-on-admission indicator. */
  public static final List<String> EXEMPT =
      List.of("Z79.4", "Z79.84", "Z79.01", "Z79.82", "Z79.899", "I25.2", "Z00.00");

  /** Chronic diagnoses and their risk categories. */
  public static final Map<String, Integer> CATEGORIES =
      new TreeMap<>(
          Map.of(
              "E11.9", 38, "E11.65", 37, "E11.22", 37, "J44.9", 280, "J44.1", 280, "F33.1", 155,
              "I50.32", 226, "I50.33", 226, "I48.20", 238, "I48.91", 238));

  public static final List<String> SERVICES =
      List.of(
          "17110", "20610", "36415", "71046", "73610", "80053", "80061", "83036", "84132", "90471",
          "90472", "90686", "93000", "93005", "99202", "99203", "99204", "99205", "99211", "99212",
          "99213", "99214", "99215", "99221", "99222", "99223", "99231", "99232", "99233", "99238",
          "99239", "99281", "99282", "99283", "99284", "99285", "99392", "99393", "99394", "99395",
          "99396", "99417");

  /** Pairs that one another exclude: by NCCI's columns 1 and 2, 0 always, 1 without a modifier. */
  static final String PAIRS =
      "Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion"
          + " Date\tModifier\tPTP Edit Rationale\n"
          + "80053\t84132\t\t20200101\t*\t0\tInvented\n"
          + "71046\t93005\t\t20200101\t*\t0\tInvented\n"
          + "17110\t20610\t\t20200101\t*\t1\tInvented\n"
          + "80061\t83036\t\t20200101\t*\t9\tInvented\n";

  static final String UNITS =
      """
      HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale
      G0444,1,3 Date of Service Edit: Clinical,Invented
      83036,1,3 Date of Service Edit: Clinical,Invented
      36415,2,3 Date of Service Edit: Clinical,Invented
      J1885,8,3 Date of Service Edit: Clinical,Invented
      J3420,1,1 Line Edit,Invented
      73610,2,2 Date of Service Edit: Policy,Invented
      """;

  static final String ADD_ONS =
      "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\t"
          + "AOC_Edit_DelDT\tSpecial_Instruction_Notes\n"
          + "1\t90472\t\t90471\t\t2013091\t\t\n"
          + "1\t99417\t\t99205\t\t2021001\t\t\n"
          + "1\t99417\t\t99215\t\t2021001\t\t\n";

  /** Global periods of 2025. */
  static final String FEES =
      "HCPCS,MOD,DESCRIPTION,STATUS CODE,GLOB DAYS\n"
          + SERVICES.stream()
              .map(code -> code + ",,Invented,A," + global(code) + "\n")
              .collect(Collectors.joining());

  /** Which diagnoses support a service. */
  static final String POLICIES =
      """
      policy,payer,procedure code,diagnosis,from,to
      L1,,83036,E08-E13,2024-01-01,
      L2,,93000,I25*,2024-01-01,
      L2,,93000,I48*,2024-01-01,
      """;

  /** What the site knows of one of its payers. */
  static final String CONFIGURATION =
      """
      payers:
        - name: Northlight Health Plan
          match:
            names: [Northlight Health Plan]
          filing:
            - limit: 180 days
              source: Northlight manual, 3
          requires:
            priorAuthorization: [E0601]
            modifiers:
              - codes: [G0108-G0109]
                anyOf: [GT, GQ]
            telehealthModifiers: ["95", GT]
            ndc: true
            presentOnAdmission: false
            paymentWindowDays: 3
            paysBeforeMedicare: true
      """;

  /** A tabular list of fiscal 2025 with a few notes; those at D64.1 and E11.21 are invented. */
  static final String TABULAR =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <ICD10CM.tabular>
        <version>2025</version>
        <introduction><introSection type="title"><title>About</title></introSection></introduction>
        <chapter><name>1</name><desc>Invented chapter (A00-Z99)</desc>
          <sectionIndex><sectionRef first="A00" last="Z99" id="A00-Z99">All</sectionRef></sectionIndex>
          <section id="A00-Z99"><desc>All (A00-Z99)</desc>
            <diag><name>D64</name><desc>One</desc>
              <diag><name>D64.1</name><desc>One</desc>
                <codeFirst><note>kidney disease of long standing (N18.-)</note></codeFirst></diag></diag>
            <diag><name>E11</name><desc>Two</desc>
              <diag><name>E11.2</name><desc>Two</desc>
                <diag><name>E11.21</name><desc>Two</desc>
                  <useAdditionalCode><note>kidney disease of long standing (N18.-)</note></useAdditionalCode></diag></diag></diag>
            <diag><name>F32</name><desc>Three</desc>
              <excludes1><note>depression that returns (F33.-)</note></excludes1></diag>
            <diag><name>M54</name><desc>Four</desc>
              <diag><name>M54.5</name><desc>Four</desc>
                <excludes1><note>low back pain with sciatica (M54.4-)</note></excludes1></diag></diag>
            <diag><name>R51</name><desc>Five</desc>
              <excludes1><note>migraine (G43.-)</note></excludes1></diag>
            <diag><name>R73</name><desc>Six</desc>
              <diag><name>R73.0</name><desc>Six</desc>
                <excludes1><note>diabetes (E08-E13)</note></excludes1></diag></diag>
          </section>
        </chapter>
      </ICD10CM.tabular>
      """;

  private Codes() {}

  private static String global(String code) {
    return code.equals("17110") ? "010" : code.equals("20610") ? "000" : "XXX";
  }
}
