@echo off
rem Runs Aircheck. In a release with the Java runtime beside it; in the sources with a JDK 25 or newer, built when needed.
setlocal enabledelayedexpansion
set "here=%~dp0"
set "need=25"
set "jdk="
if exist "%here%runtime\bin\java.exe" (
  set "jdk=%here%runtime"
  set "jar=%here%lib\aircheck-all.jar"
  goto run
)
for %%c in ("%AIRCHECK_JAVA_HOME%" "%JAVA_HOME%") do call :consider %%c
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do call :consider "%%d"
if not defined jdk (
  echo aircheck: needs a Java development kit ^(JDK^) %need% or newer and found none. 1>&2
  echo   Get one, for example:  winget install EclipseAdoptium.Temurin.%need%.JDK 1>&2
  echo   Have one elsewhere?    set AIRCHECK_JAVA_HOME=C:\path\to\jdk 1>&2
  exit /b 69
)
set "dist=%here%target\dist"
set "jar=%dist%\aircheck-all.jar"
if not exist "%jar%" (
  echo aircheck: building; a first build takes a minute or two ... 1>&2
  set "JAVA_HOME=%jdk%"
  pushd "%here%"
  call mvnw.cmd -B -ntp -q -Dquick -Dmaven.test.skip=true -pl cli -am package 1>&2
  if errorlevel 1 (
    popd
    echo aircheck: the build failed. 1>&2
    exit /b 1
  )
  popd
  "%jdk%\bin\java" -Djarmode=tools -jar "%here%cli\target\aircheck-all.jar" extract --destination "%dist%" 1>&2
  if errorlevel 1 exit /b 1
)
:run
"%jdk%\bin\java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED %AIRCHECK_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%

:consider
if defined jdk exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\javac.exe" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "version=%%~v"
  set "version=!version:"=!"
  if !version! geq %need% set "jdk=%~1"
)
exit /b
