import Diagnostics
import Facts
import Schools
import Testing

/// The quirks that `data/real/README.md` lists, each in a few invented rows.
@Suite struct PublishedLayoutTests {
  static let census = """
    \u{FEFF}URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PNORG,PNORB,TSENELSE,PSENELSE,TSENELK,PSENELK,NUMEAL,NUMENGFL,NUMUNCFL,PNUMEAL,PNUMENGFL,PNUMUNCFL,NUMFSM,NUMFSMEVER,PNUMFSMEVER
    900001,991,2001,State-funded primary,285,141,144,49.5,50.5,5,1.8,50,17.5,141,143,1,49.5,50.2,0.4,32,38,16.2
    900002,991,6001,Independent school,752,752,0,100,0,0,0,58,7.7,NA,NA,NA,NA,NA,NA,NA,NA,NA
    900003,991,4001,State-funded secondary,900,450,450,50,50,9,1,90,10,NA,NA,NA,NA,NA,NA,180,270,30
    NAT,,PRI,State-funded primary,4727089,2318560,2408528,49,51,74404,1.6,595708,12.6,1002292,3716282,8515,21.2,78.6,0.2,745453,1018995,23

    """

  /// The headings of a key stage 2 file that a test needs, in the publisher's order.
  static let ks2Headings =
    "RECTYPE,LEA,ESTAB,URN,SCHNAME,URN_AC,NFTYPE,ICLOSE,AGERANGE,TOTPUPS,TELIG,TKS1AVERAGE,"
    + "TFSM6CLA1A,PTFSM6CLA1A,TNotFSM6CLA1A,PTRWM_EXP,READPROG,PTRWM_EXP_FSM6CLA1A,"
    + "PTRWM_EXP_NotFSM6CLA1A,DIFFN_RWM_EXP"

  @Test func censusFiguresCarryNoPercentSignAndNationalRowsAreBenchmarks() throws {
    let files = try InventedFiles(["census-2019.csv": Self.census])
    #expect(files.value("900001", "pct_fsm6") == .number(16.2))
    #expect(files.word("900001", "phase") == "primary")
    #expect(files.value("900001", "la_code") == .text("991"))
    #expect(files.value("900001", "dfe_number") == .text("9912001"))
    #expect(files.row("900002") == nil)
    #expect(files.row("NAT") == nil)
    let national = try #require(files.benchmark("pct_eal", .national, phase: "primary"))
    #expect(national.value == 21.2)
    #expect(national.year == 2019)
    let report = try #require(files.report("census-2019.csv"))
    #expect(report.layout == "census")
    #expect(report.rows == 4)
    #expect(report.aggregateRows == 1)
    #expect(report.leftOut.map(\.reason) == ["independent schools are left out"])
    #expect(report.leftOut[0].tally.rows == [3])
  }

  /// NA is a figure that was not collected: never zero.
  @Test func notCollectedIsNotZero() throws {
    let files = try InventedFiles(["census-2019.csv": Self.census])
    #expect(files.value("900003", "pct_eal") == .notSupplied(.notPublished))
    let report = try #require(files.report("census-2019.csv"))
    let column = try #require(report.cells.first { $0.heading == "PNUMEAL" })
    #expect(column.codes == ["NA": 1])
    #expect(column.known == 1)
  }

  @Test func everyValueSaysItsFileRowAndColumn() throws {
    let files = try InventedFiles(["census-2019.csv": Self.census])
    #expect(
      files.origin("900003", "pct_fsm6")
        == .published(
          file: "census-2019.csv", row: 4, column: 22, heading: "PNUMFSMEVER", year: 2019))
  }

  @Test func suppressionCodesKeepTheirMeaning() throws {
    let files = try InventedFiles([
      "ks2-2019.csv": """
      \(Self.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,0,CY,0,4-11,285,40,16.8,SUPP,12%,35,64%,-0.4,SUPP,66%,-9
      1,991,2002,900002,Holly Bank Primary School,0,CY,0,4-11,90,SUPP,16.1,2,5%,7,SUPP,LOWCOV,SUPP,SUPP,SUPP
      1,991,2003,900003,Albion Primary School,0,CY,0,4-11,90,12,NEW,2,5%,7,NA,NP, ,NE,

      """
    ])
    #expect(files.value("900001", "rwm_exp_pct") == .number(64))
    #expect(files.value("900001", "read_prog") == .number(-0.4))
    #expect(files.value("900001", "rwm_dis_pct") == .notSupplied(.suppressed))
    #expect(files.value("900002", "rwm_exp_pct") == .notSupplied(.suppressed))
    #expect(files.value("900002", "read_prog") == .notSupplied(.lowCoverage))
    #expect(files.value("900003", "ks1_aps") == .notSupplied(.newSchool))
    #expect(files.value("900003", "rwm_exp_pct") == .doesNotApply)
    #expect(files.value("900003", "read_prog") == .notSupplied(.notPublished))
    #expect(files.value("900003", "rwm_nondis_pct") == .notSupplied(.noEntries))
    // A single space is an empty cell.
    #expect(files.value("900003", "rwm_dis_pct") == .notSupplied(nil))
    // A suppressed count is one to five pupils; a suppressed share says nothing.
    #expect(files.value("900001", "disadvantaged_cohort_size") == .between(1, 5))
    #expect(files.value("900002", "cohort_size") == .between(1, 5))
  }

  /// DIFFN_… compares with the nation; the gap in the school is made of the two group columns.
  @Test func theDifferenceFromTheNationIsNotTheGap() throws {
    for mapping in Shipped.imports.mappings {
      for source in mapping.facts {
        #expect(!source.columns.contains { $0.uppercased().hasPrefix("DIFFN") })
      }
    }
  }

  @Test func theSameCodeOfRowMeansDifferentThingsInKS2AndKS4() throws {
    let files = try InventedFiles([
      "ks2-2019.csv": """
      \(Self.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,0,CY,0,4-11,285,40,16.8,8,12%,35,64%,-0.4,SUPP,66%,-9
      3,991, , ,Ambleford, , , , ,81204,14040,16,300,22%,900,68%,-0.2,49%,73%,
      4, , , , , , , , ,4658339,649249,16,9,31%,9,65%, ,51%,71%,
      5, , , , , , , , ,4602440,644967,16,9,31%,9,66%, ,51%,71%,

      """,
      "ks4-2019.csv": """
      RECTYPE,LEA,ESTAB,URN,SCHNAME,ICLOSE,NFTYPE,ADMPOL,EGENDER,TPUP,KS2APS,ATT8SCR,P8MEA,PTL2BASICS_95,ATT8SCR_FSM6CLA1A,ATT8SCR_NFSM6CLA1A
      1,991,4001,900003,Oakfield High School,0,ACC,NSE,MIXED,180,28.9,46.5,0.12,66.70%,38.1,50.2
      1,991,6001,900009,Kingsmead College,0,IND,,GIRLS,60,NA,NA,NP,0%,NA,NA
      4,991,,,,,,,,10388,29,50.3,0.18,52%,35.5,53
      5,,,,,,,,,604963,,44.7,,40%,,
      7,,,,,,,,,542621,28.6,46.7,-0.03,43%,36.7,50.3

      """,
    ])
    let local = try #require(
      files.benchmark("rwm_exp_pct", .localAuthority, area: 0, phase: "primary"))
    #expect(local.value == 68)
    #expect(files.benchmark("rwm_exp_pct", .national, phase: "primary")?.value == 66)
    let area = try #require(files.benchmark("att8", .localAuthority, area: 0, phase: "secondary"))
    #expect(area.value == 50.3)
    #expect(files.benchmark("att8", .national, phase: "secondary")?.value == 46.7)
    #expect(
      files.benchmark("att8", .national, phase: "secondary")?.origin
        == .published(
          .published(
            file: files.data.report.files[1].file, row: 6, column: 12, heading: "ATT8SCR",
            year: 2019)))
    #expect(files.value("900003", "basics_95_pct") == .number(66.7))
    #expect(files.row("900009") == nil)
    #expect(files.data.base.schools.count == 2)
  }

  /// Publishers drop trailing empty cells, and cut new schools' rows short.
  @Test func shortRowsAreFilledUp() throws {
    let files = try InventedFiles([
      "ks2-2019.csv": """
      \(Self.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,0,CY,0,4-11,285,40,16.8,8,12%,35,64%,-0.4
      1,991,2002,900002,New Garth Primary School,0,F,0,4-11,30
      1,991,2003,900003,Albion Primary School,0,CY,0,4-11,90,12,16,2,5%,7,50%,1,40%,60%,-1

      """
    ])
    #expect(files.value("900001", "read_prog") == .number(-0.4))
    #expect(files.value("900001", "rwm_dis_pct") == .notSupplied(nil))
    #expect(files.value("900002", "rwm_exp_pct") == .notSupplied(nil))
    #expect(files.report("ks2-2019.csv")?.shortRows.rows == [2, 3])
    #expect(files.report("ks2-2019.csv")?.isReadable == true)
  }

  static let registerHeadings =
    "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),"
    + "EstablishmentTypeGroup (name),EstablishmentStatus (name),PhaseOfEducation (name),"
    + "StatutoryLowAge,StatutoryHighAge,OfstedLastInsp,OfstedRating (name),Easting,Northing,"
    + "Linked establishments"

  /// The last column of the register holds commas without quotes.
  @Test func surplusCellsBelongToTheLastColumn() throws {
    let files = try InventedFiles([
      "gias-2022.csv": """
      \(Self.registerHeadings)
      "900011","991","Ambleford","2001","Beech Lane Academy","Academy converter","Academies","Open","Primary","4","11","23-01-2019","Good","352100","418000","900001 Predecessor","900021 Successor"
      "900001","991","Ambleford","2001","Beech Lane Primary School","Community school","Local authority maintained schools","Closed","Primary","4","11","","","352100","418000","900011 Successor"
      "900030","991","Ambleford","","Weir Children's Centre","Children's centre","Children's Centres","Open","Not applicable","","","","","","",""

      """
    ])
    let report = try #require(files.report("gias-2022.csv"))
    #expect(report.longRows.rows == [2])
    #expect(report.surplusJoined)
    #expect(report.leftOut.map(\.reason) == ["children's centres are left out"])
    #expect(files.value("900011", "predecessor_urn") == .text("900001"))
    #expect(files.value("900011", "successor_urn") == .text("900021"))
    #expect(files.word("900001", "open_status") == "closed")
    #expect(files.value("900011", "la_name") == .text("Ambleford"))
    #expect(files.word("900011", "inspection_status") == "none")
    #expect(files.value("900011", "inspection_year") == .number(2019))
  }

  /// A school that became an academy keeps its earlier results; a merged one does not.
  @Test func figuresFollowAChangeOfNumber() throws {
    let files = try InventedFiles([
      "gias-2022.csv": """
      \(Self.registerHeadings)
      900011,991,Ambleford,2001,Beech Lane Academy,Academy converter,Academies,Open,Primary,4,11,,,352100,418000,900001 Predecessor
      900012,991,Ambleford,2005,Merged Academy,Academy converter,Academies,Open,Primary,4,11,,,352100,418000,900002 Predecessor - amalgamated,900003 Predecessor - amalgamated

      """,
      "ks2-2019.csv": """
      \(Self.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,900011,CY,1,4-11,285,40,16.8,8,12%,35,64%,-0.4,SUPP,66%,-9
      1,991,2002,900002,First Junior School,0,CY,1,7-11,285,40,16.8,8,12%,35,70%,-0.4,SUPP,66%,-9
      1,991,2003,900003,Second Junior School,0,CY,1,7-11,285,40,16.8,8,12%,35,50%,-0.4,SUPP,66%,-9

      """,
    ])
    #expect(files.value("900011", "rwm_exp_pct") == .number(64))
    #expect(
      files.origin("900011", "rwm_exp_pct")
        == .published(file: "ks2-2019.csv", row: 2, column: 16, heading: "PTRWM_EXP", year: 2019))
    #expect(files.value("900011", "school_name") == .text("Beech Lane Academy"))
    #expect(files.value("900012", "rwm_exp_pct") == .notSupplied(nil))
    #expect(files.report("ks2-2019.csv")?.joinedByLink == 1)
    #expect(files.report("ks2-2019.csv")?.unlisted.rows == [3, 4])
  }

  /// KS4 of 2019 holds the figures of 2018 and 2017 beside its own.
  @Test func yearsWithinOneFile() throws {
    let headings =
      "RECTYPE,LEA,ESTAB,URN,SCHNAME,TPUP,KS2APS,ATT8SCR,P8MEA,ATT8SCR_FSM6CLA1A,ATT8SCR_17,ATT8SCR_18,P8MEA_18"
    let files = try InventedFiles([
      "ks4-2019.csv": """
      \(headings)
      1,991,4001,900003,Oakfield High School,180,28.9,46.5,0.12,38.1,44.1,45.2,0.05

      """,
      "ks4-2018.csv": """
      RECTYPE,LEA,ESTAB,URN,SCHNAME,TPUP,KS2APS,ATT8SCR,P8MEA,ATT8SCR_FSM6CLA1A
      1,991,4001,900003,Oakfield High School,175,28.9,45.4,0.05,37.0

      """,
    ])
    #expect(files.value("900003", "att8") == .number(46.5))
    #expect(files.value("900003", "att8", year: 2019) == .number(46.5))
    #expect(files.value("900003", "att8", year: 2017) == .number(44.1))
    // The file of the year counts; that the other differs is said.
    #expect(files.value("900003", "att8", year: 2018) == .number(45.4))
    #expect(files.data.report.problems.map(\.code).contains("WM572"))
    #expect(files.report("ks4-2019.csv")?.otherYears == [2017, 2018])
    #expect(files.data.base.newestYear == 2019)
  }

  /// One scale of prior attainment replaced another; a number belongs to the fact whose limits it fits.
  @Test func oneColumnMayHaveHeldTwoScales() throws {
    let headings = "RECTYPE,LEA,ESTAB,URN,SCHNAME,TPUP,KS2APS,ATT8SCR,P8MEA,ATT8SCR_FSM6CLA1A"
    let files = try InventedFiles([
      "ks4-2019.csv": "\(headings)\n1,991,4001,900003,Oakfield High School,180,28.9,46.5,0.12,38\n",
      "ks4-2023.csv": "\(headings)\n1,991,4002,900004,Priory School,180,104.2,46.5,0.12,38\n",
    ])
    #expect(files.value("900003", "ks2_prior_aps") == .number(28.9))
    #expect(files.value("900003", "ks2_prior_score") == .notSupplied(nil))
    #expect(files.value("900004", "ks2_prior_score") == .number(104.2))
    #expect(files.value("900004", "ks2_prior_aps") == .notSupplied(nil))
  }

  /// Provisional figures give way to final ones, also to a final figure that is suppressed.
  @Test func finalFiguresWin() throws {
    let provisional = """
      RECTYPE,LEA,ESTAB,URN,SCHNAME,ICLOSE,NFTYPE,TPUP,ATT8SCR,P8PUP,TP8ADJ,P8MEA,P8CILOW,P8CIUPP,P8MEA_ORIG
      1,991,4001,900003,Oakfield High School,0,ACC,180,46.1,170,0,0.1,0,0.2,0.1
      1,991,4002,900004,Priory School,0,ACC,5,30.1,4,0,0.1,0,0.2,0.1
      1,991,4003,900005,Albion School,0,ACC,100,40.1,90,0,0.1,0,0.2,0.1

      """
    let final = """
      RECTYPE,LEA,ESTAB,URN,SCHNAME,TPUP,KS2APS,ATT8SCR,P8MEA,ATT8SCR_FSM6CLA1A
      1,991,4001,900003,Oakfield High School,180,28.9,46.5,0.12,38
      1,991,4002,900004,Priory School,5,28.9,SUPP,SUPP,SUPP

      """
    let files = try InventedFiles([
      "ks4-final-2019.csv": final, "ks4-provisional-2019.csv": provisional,
    ])
    #expect(files.value("900003", "att8") == .number(46.5))
    #expect(files.value("900004", "att8") == .notSupplied(.suppressed))
    #expect(files.value("900005", "att8") == .number(40.1))
  }

  /// The newest known figure counts; where the newest file hides it, an older one stands with its year.
  @Test func theNewestKnownFigureCounts() throws {
    let headings = "RECTYPE,LEA,ESTAB,URN,SCHNAME,TPUP,KS2APS,ATT8SCR,P8MEA,ATT8SCR_FSM6CLA1A"
    let files = try InventedFiles([
      "ks4-2018.csv": "\(headings)\n1,991,4001,900003,Oakfield High School,9,28.9,44,0.1,38\n",
      "ks4-2019.csv": "\(headings)\n1,991,4001,900003,Oakfield High School,5,28.9,SUPP,SUPP,SUPP\n",
    ])
    #expect(files.value("900003", "att8") == .number(44))
    #expect(files.data.base.schools.year(files.slot("att8"), 0) == 2018)
    #expect(files.value("900003", "att8", year: 2019) == .notSupplied(.suppressed))
    #expect(files.value("900003", "data_year") == .number(2018))
  }

  @Test func severalInspectionsOfASchool() throws {
    let files = try InventedFiles([
      "census-2019.csv": Self.census,
      "ofsted-to-2020.csv": """
      URN,Rating,Inspection Date
      900001,Outstanding,20080926
      900001,Requires Improvement,20180418
      900001,Good,20110921
      900003,Inadequate,20190911
      900003,Satisfactory,20100911
      900777,Good,20190911

      """,
    ])
    #expect(files.word("900001", "inspection_status") == "requires_improvement")
    #expect(
      files.origin("900001", "inspection_status")
        == .published(
          file: "ofsted-to-2020.csv", row: 3, column: 2, heading: "Rating", year: 2018))
    // "Inadequate" was one of two categories; which one, the file does not say.
    guard case .among(_, let possible)? = files.value("900003", "inspection_status") else {
      Issue.record("one of several was expected")
      return
    }
    #expect(possible.count == 2)
    #expect(files.value("900003", "inspection_year") == .number(2020))
    let report = try #require(files.report("ofsted-to-2020.csv"))
    #expect(report.otherRows.count == 3)
    #expect(report.unlisted.rows == [7])
  }

  /// An inspection is as old as its date, not as the file that tells of it.
  @Test func theLatestInspectionCountsWhereverItStands() throws {
    let files = try InventedFiles([
      "gias-2022.csv": """
      \(Self.registerHeadings)
      900001,991,Ambleford,2001,Beech Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,12-03-2014,Good,352100,418000,
      900002,991,Ambleford,2002,Elm Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,12-03-2021,Good,352100,418000,

      """,
      "ofsted-to-2020.csv": """
      URN,Rating,Inspection Date
      900001,Requires Improvement,20180418
      900002,Requires Improvement,20180418

      """,
    ])
    #expect(files.word("900001", "inspection_status") == "requires_improvement")
    #expect(files.value("900001", "inspection_year") == .number(2018))
    #expect(files.word("900002", "inspection_status") == "none")
    #expect(files.data.base.schools.year(files.slot("inspection_status"), 1) == 2021)
  }

  /// A trust row and a sponsor row: the trust counts, whichever comes first.
  @Test func theTrustCountsBeforeTheFederation() throws {
    let headings =
      ",URN,Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,"
      + "Open date,Incorporated on (open date),Group Status (code),Group Status,Joined date,"
      + "EstablishmentName,LA (code),LA (name)"
    let files = try InventedFiles([
      "census-2019.csv": Self.census,
      "trust-links.csv": """
      \(headings)
      0,900001,1,F1,River Federation,,1,Federation,,,,OPEN,Open,,Beech,991,Ambleford
      1,900001,2,S1,Sponsor Ltd,,5,School sponsor,,,,OPEN,Open,,Beech,991,Ambleford
      2,900001,3,T1,Three Rivers Trust,,6,Multi-academy trust,,,,OPEN,Open,,Beech,991,Ambleford
      3,900003,4,T2,Gone Trust,,6,Multi-academy trust,,,,CLOSED,Closed,,Oak,991,Ambleford

      """,
    ])
    #expect(files.value("900001", "trust_name") == .text("Three Rivers Trust"))
    #expect(
      files.origin("900001", "trust_name")
        == .published(file: "trust-links.csv", row: 4, column: 5, heading: "Group Name", year: 2022)
    )
    #expect(files.value("900003", "trust_name") == .notSupplied(nil))
    #expect(files.report("trust-links.csv")?.leftOut.count == 2)
  }

  /// The profile service's columns: the last year of the file's name and the two before.
  @Test func periodsAreYearsBeforeTheFiles() throws {
    let files = try InventedFiles([
      "ks4-performance-2023-2025.csv": """
      id,Attainment8_Tot_Est_Current_Num,Attainment8_Tot_Est_Previous_Num,Attainment8_Tot_Est_Previous2_Num,EngMaths59_Tot_Est_Current_Pct
      900003.0,46.4,45.9,42.1,47.7

      """
    ])
    #expect(files.value("900003", "att8") == .number(46.4))
    #expect(files.value("900003", "att8", year: 2024) == .number(45.9))
    #expect(files.value("900003", "att8", year: 2023) == .number(42.1))
  }

  @Test func shareOfAYearGroupOnlyFillsGaps() throws {
    let files = try InventedFiles([
      "census-2019.csv": Self.census,
      "ks2-2020.csv": """
      \(Self.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,0,CY,0,4-11,285,40,16.8,8,40%,35,64%,-0.4,SUPP,66%,-9

      """,
    ])
    // The census speaks of the whole school, though the other file is newer.
    #expect(files.value("900001", "pct_fsm6") == .number(16.2))
    let alone = try InventedFiles([
      "ks2-2020.csv": """
      \(Self.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,0,CY,0,4-11,285,40,16.8,8,40%,35,64%,-0.4,SUPP,66%,-9

      """
    ])
    #expect(alone.value("900001", "pct_fsm6") == .number(40))
  }

  /// Results of other ages and phases do not apply; for an infant school, nor do those of age 11.
  @Test func resultsOfOtherAgesDoNotApply() throws {
    let files = try InventedFiles([
      "gias-2022.csv": """
      \(Self.registerHeadings)
      900001,991,Ambleford,2001,Beech Infant School,Community school,Local authority maintained schools,Open,Primary,4,7,,,352100,418000,
      900002,991,Ambleford,2002,Beech Primary School,Community school,Local authority maintained schools,Open,Primary,4,11,,,352100,418000,
      900003,991,Ambleford,4001,Oak High School,Community school,Local authority maintained schools,Open,Secondary,11,16,,,352100,418000,

      """
    ])
    #expect(files.value("900001", "rwm_exp_pct") == .doesNotApply)
    #expect(files.value("900002", "rwm_exp_pct") == .notSupplied(nil))
    #expect(files.value("900003", "rwm_exp_pct") == .doesNotApply)
    #expect(files.value("900002", "att8") == .doesNotApply)
    #expect(files.value("900003", "att8") == .notSupplied(nil))
    #expect(files.value("900003", "phonics_pct") == .doesNotApply)
  }
}
