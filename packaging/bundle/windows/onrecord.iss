; The installer for Windows: for one reader, without administrator rights. packaging/bundle/build calls it, as
;   iscc /DVersion=VERSION /DBundle=FOLDER /ODIST packaging\bundle\windows\onrecord.iss

#define Name "On Record"
#define Window "onrecord-window.exe"
#define Kind "OnRecord.Article"
#define Resources "..\..\..\resources\onrecord_resources"

[Setup]
AppId={{91D2DF6D-CF10-4AAD-97A9-E1645045219A}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher=The On Record makers
DefaultDirName={autopf}\{#Name}
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
DisableProgramGroupPage=yes
DisableDirPage=auto
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
OutputBaseFilename=onrecord-{#Version}-windows-x86_64
SetupIconFile={#Resources}\icons\onrecord.ico
UninstallDisplayIcon={app}\{#Window}
Compression=lzma2
SolidCompression=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OpenWith=Offer On Record under “Open with” for web pages, PDF, Word and text files
de.OpenWith=On Record unter „Öffnen mit“ für Webseiten, PDF-, Word- und Textdateien anbieten
en.Article=Article
de.Article=Artikel
en.Forget=Also delete On Record’s settings, the list of recent articles and what was looked up?
de.Forget=Auch die Einstellungen, die Liste der letzten Artikel und das Nachgeschlagene von On Record löschen?

[Tasks]
Name: "openwith"; Description: "{cm:OpenWith}"

[InstallDelete]
; Files of an earlier version must not stay among the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"; AppUserModelID: "org.onrecord.OnRecord"

[Registry]
; What a file is opened with stays as it is: On Record is only added to the list of what can open it.
Root: HKCU; Subkey: "Software\Classes\{#Kind}"; ValueType: string; ValueData: "{cm:Article}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\{#Kind}\Application"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\{#Kind}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Window},0"; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\{#Kind}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" ""%1"""; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.html\OpenWithProgids"; ValueType: none; ValueName: "{#Kind}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.htm\OpenWithProgids"; ValueType: none; ValueName: "{#Kind}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.pdf\OpenWithProgids"; ValueType: none; ValueName: "{#Kind}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.docx\OpenWithProgids"; ValueType: none; ValueName: "{#Kind}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.txt\OpenWithProgids"; ValueType: none; ValueName: "{#Kind}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith
Root: HKCU; Subkey: "Software\Classes\.md\OpenWithProgids"; ValueType: none; ValueName: "{#Kind}"; Flags: uninsdeletevalue uninsdeletekeyifempty; Tasks: openwith

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
Type: dirifempty; Name: "{app}"

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall)
    and (SuppressibleMsgBox(CustomMessage('Forget'), mbConfirmation, MB_YESNO or MB_DEFBUTTON2, IDNO) = IDYES) then
    DelTree(ExpandConstant('{localappdata}\onrecord'), True, True, True);
end;
