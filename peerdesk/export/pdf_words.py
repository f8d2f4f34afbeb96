"""The names that the format itself puts into a PDF: they are no words of anybody's.

Source: ISO 32000-1:2008, the tables of its dictionaries, and 14.8.4 for the sorts of structure elements.
"""

from __future__ import annotations

from peerdesk.export.fonts import BOLD, REGULAR, SHAPED_FONTS, SIGNS, WIDE

PAPER_FONTS = frozenset((REGULAR, BOLD, SIGNS, WIDE, *SHAPED_FONTS))

_WORDS = """
    A AA AF AP AS ASCII85Decode ASCIIHexDecode AcroForm Action ActualText Alt Annot Annotation Annots
    Art ArtBox Artifact Ascent Attached Attestation Author B BBox BDC BG BM BS BaseEncoding BaseFont
    BaseState Bead BitsPerComponent BlackIs1 BleedBox Block BlockQuote Border Bottom BoundingBox Btn
    Bullet ByteRange C C0 C1 CA CCITTFaxDecode CF CIDFontType0 CIDFontType2 CIDSystemInfo CIDToGIDMap
    CMap CO CS CalGray CalRGB CapHeight Caption Catalog Ch CharProcs CharSet Circle Code Color
    ColorSpace ColorTransform Colors Column Columns Contents Count CreationDate Creator CropBox Crypt D DA
    DCTDecode DR DV DW Dash Decimal Decode DecodeParms Default DefaultRGB Desc DescendantFonts Descent
    Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN DeviceRGB Differences Direction Disc
    DisplayDocTitle Div Doc DocOpen Document Domain E EF EMC EarlyChange Em EmbeddedFile EmbeddedFiles
    Encode Encoding Encrypt End Endnote ExtGState Extends F FDecodeParms FFilter FL FT Fields Figure
    FileAttachment Filespec Filter First FirstChar FirstPage Fit FitB FitBH FitBV FitH FitR FitV
    FitWindow Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile FontFile2 FontFile3
    FontMatrix FontName FontStretch FontWeight Footer Form FormType Formula FreeText Function
    FunctionType G GS GTS_PDFA1 GoTo GoToR Group H H1 H2 H3 H4 H5 H6 HT Header Height Hide Highlight I
    ICCBased ID IRT IX Identity Identity-H Identity-V Image ImageB ImageC ImageI ImageMask Index Indexed
    Info Ink Inline Intent Interpolate ItalicAngle JBIG2Decode JPXDecode JS JavaScript K Kids L LBody LC
    LE LI LJ LW LWFUnknown LZWDecode Lab Lang Last LastChar LastModified LastPage Launch Layout Lbl Leading
    Left Length Length1 Length2 Length3 Limits Line Linearized Link List ListNumbering LowerAlpha
    LowerRoman Luminosity M MCID MCR MK ML MMType1 MacRomanEncoding MarkInfo Marked Mask Matrix MaxWidth
    MediaBox Metadata MissingWidth ModDate Movie Multiply N NM Name Named Names Next NextPage NonStruct
    None Normal Note Nums O OBJR OC OCG OCGs OCMD OCProperties OFF ON OP OPM ObjStm Off OneColumn Open
    OpenAction Order Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent
    OutputIntents P PCM PDF PDFDocEncoding PS Page PageLabel PageLabels PageLayout PageMode Pagenum
    Pages Pagination PaintType Paragraph Params Parent ParentTree ParentTreeNextKey Part Pattern
    PatternType Perms Pg PieceInfo Placement Polygon Popup Predictor Prev PrevPage Private ProcSet
    Producer Properties Q QuadPoints Quote R RB RBGroups RC RI RT RV Range Rate Reason Rect Ref Registry
    RegistryName Resources RoleMap Root Rotate Rows RunLengthDecode S SA SM SMask Saturation Scope Screen Sect
    Separation Shading ShadingType Sig SigFlags Signature Size Sound Span Square Squiggly St Stamp
    Standard StandardEncoding Start StmF StrF StrikeOut StructElem StructParent StructParents
    StructTreeRoot Style Subject Subtype Supplement Suspects Symbol T TBody TD TFoot TH THead TI TK TM
    TOC TOCI TR TU Table Tabs TemplateInstantiated Text TilingType Title ToUnicode Top Trailer Trans
    Transparency Trapped TrimBox TrueType TwoColumnLeft TwoPageLeft Tx Type Type0 Type1 Type1C Type3 U
    UF URI Underline Unknown UpperAlpha UpperRoman Usage UseAttachments UseNone UseOutlines
    UserProperties UserUnit V VE Version Vertices View ViewState ViewerPreferences W WMode Warichu
    WhitePoint Widget Width Widths WinAnsiEncoding X XFA XHeight XML XObject XRef XRefStm XStep XYZ Xref
    YStep Z ZapfDingbats
"""

FORMAT_WORDS = frozenset(_WORDS.split()) | {"CIDFontType0C", "OpenType", "StemH", "StemV", *PAPER_FONTS}
"""With the names of the fonts of PeerDesk's own papers."""
