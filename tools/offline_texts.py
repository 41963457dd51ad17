"""What ``tools.make_offline`` writes for people: the file that is double-clicked, and the page beside it."""

README = """绩衡 {version}　不联网安装（{platform}）

一、先有 Python
　　这台机器要有 64 位的 Python（{pythons} 中的一个）。没有的，请在能上网的机器上到 Python 官方网站下载安装程序，一起拷来安装；
　　Windows 上安装时勾选“Add python.exe to PATH”。Linux 上由系统自带或由管理员安装，Debian、Ubuntu 另要 python3-venv。

二、启动
　　1. 把整个文件夹拷到自己能写的地方，不要在 U 盘上直接运行，也不要只拷其中几个文件。
　　2. 双击“{starter}”。Linux 上双击不能运行的，在终端里进入这个文件夹，输入：sh {starter}
　　3. 第一次启动先核对、安装，要一两分钟；以后几秒。装好后浏览器自动打开；没有打开的，照窗口里写的地址打开。
　　4. 用完关掉这个窗口，或在窗口里按 Ctrl+C。

三、数据在哪里
　　Windows：%LOCALAPPDATA%\\jiheng　　Linux：~/.local/share/jiheng
　　数据和这个文件夹是分开的：升级、重装、删去这个文件夹都不动数据。

四、备份
　　先停下绩衡，再把上面的数据文件夹整个拷走。恢复时先停下绩衡，把数据文件夹改名留着，再把备份拷回原处。

五、升级
　　先备份，停下旧的，再启动新的文件夹。新版本改过数据以后，旧版本不一定能用，要退回旧版本请连数据一起恢复。

六、卸载
　　停下绩衡，删去这个文件夹。数据也不要了，再删去数据文件夹，删去就找不回来。

另装的组件：{extras}。
全程不联网。SHA256SUMS 是各文件的摘要，第一次启动时自动核对。
"""

_WINDOWS = r"""@echo off
chcp 65001 >nul
title jiheng
pushd "%~dp0"
set PYTHONUTF8=1
set PYTHON=
python -c "" >nul 2>nul && set PYTHON=python
for %%v in (VERSIONS) do py -%%v -c "" >nul 2>nul && set PYTHON=py -%%v
if not defined PYTHON goto missing
%PYTHON% start.py %*
if errorlevel 1 pause
popd
exit /b
:missing
echo 没有找到 Python，请照“安装说明.txt”先装好。
pause
popd
exit /b 2
"""
_LINUX = """#!/bin/sh
cd "$(dirname "$0")" || exit 2
export PYTHONUTF8=1
for version in VERSIONS; do
    if command -v "python$version" >/dev/null 2>&1; then
        exec "python$version" start.py "$@"
    fi
done
if command -v python3 >/dev/null 2>&1; then
    exec python3 start.py "$@"
fi
echo '没有找到 Python，请照“安装说明.txt”先装好。' >&2
exit 2
"""


def starter(system: str, *, pythons: tuple[str, ...]) -> tuple[str, str]:
    """Name and text of what starts jiheng on ``system`` (as in ``sys.platform``), which looks for ``pythons`` first.

    The commands of Windows are in ASCII but for what is shown, and its lines end as it wants them; there the last one found is taken.
    """
    versions = " ".join(pythons)
    if system == "win32":
        return "启动绩衡.bat", _WINDOWS.replace("VERSIONS", versions).replace("\n", "\r\n")
    return "启动绩衡.sh", _LINUX.replace("VERSIONS", versions)
