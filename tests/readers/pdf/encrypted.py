"""A table of two rows and two columns, encrypted with an empty password by a program that writes AES: zlib, then base 85."""

AES_256 = (
    'c-n<jO=w(I6h=YO*_nm48@UihL0aej|L71*Ix|{qoibx0TBEtY$>`)weDe~LLQ6|2iXyrYZ4eO)f>oglU5XXSqFqQz>q2o?b!BOHx+seGy<{dMS@`A+_r7z_'
    '`R@6?bI&awsWtYaM@6Z8@vn3Lln{WRXI?2)tDsU}&3w}D^pZZvKPPKb^<pxm`+ml!`3k7S&=Jo=e#Liz1QQeaTREcVeIMY6*#ebk*Ook}9MGBW_U7Yq$tNz~'
    '3Xg1gptqc40D;QW9oGj(0VzUf2f<r-JE7!1p-D_4>jS#A-C^%KdaAb?QDFRW2my`%*&HQ}j)SyXzTaC;t=}Tqh$veVG~`;?Do^?DiqAS$N4kmaxlS?<D$jM2'
    '$w++1&|WrKk!qeW8suFdY-y6qvO{Ks3mxIo=yWrm#<8n2U-J<>`XBPie6|1(hj~;#OTAt!Ju>!P{oMNL3lIH$=F{I#+<5)s+UH-LI(u!;yKC>weE)!b^>XX_'
    'FL!+M<t@JO@UI`;+?YkxuV47MHoi}PacTO8w;%jw<K)fLS6)23KKI((lg;+(@yAcmJ@-BK<FS2wvw7mB^7`tT8wQX4`9b;K%j36iZ@hoEedEr#Wqc)^yz95;'
    'fBx+H{V%VLeR%$S_1k+cy}7yh(_06}-kE>q_};5~|G3quK5=0@XSbc|HcvKMvqm9uJ9FE!$>nUJzLHm`QtR2~l23A{!*QYBo*_dG2p&i|P^z8j#Oc%xT`=RI'
    '(gan41s2K~5|B_(N~|FZ-Wn@4fk>iYF^1kk1fleZ6R4STC`f6DqgG?59MfERC8Tu1Tko7jR8VKRvI6>;Lo>F8mBa-WxVM_R2;zdkkYnblgFJ90IOC8D39;pb'
    '5>FK(mIuhZU``{KHw)O0AeM3B)5UliW#AD%U``1R(o%<%(85v@=`hDh3~2$LQ(tThG>k*K^DzyoF$)q5Q-)!y2o=%@7@)(FI!&q6%ps_~fQTb$3Cs0hfjMKa'
    '5L7U2jbw2^9(%|P^-dUQRIo7@g$b51iRnn+D5SZIf*Gl#lh!M42vkubXQFddj#0+EiPdmYaDpuHm}np3l7tLJm>IxEx?wf-p%lBe1cwjcj1dL`7}`)gOT|hu'
    'v>^g_+oalMBZ};@#d7V~vQ&4v@nq$vveoP5mr`+Ev^&RquKK|mI9hcQ5fdw_9XCc&=rz|$Pz+UIR6{fI{~oi&b&{?vWq=hs6uqs}tWW?U!Aj+Fz1b-J3n9<0'
    'DF'
)
AES_128 = (
    'c-n<iX=v0y6vi8ZMf@Woh@-HALd{HOa^ZGSySsRmExR6ITX2$0+Q>Gk*=+6B0|h}riwG7JM9@DfwTPfUJfH}IXi?N3LbVDN!2?k&sP#acq+NHVKg_{PzIpHa'
    '-h1;V)|gD!q7{k|8~Aqaw}1cyp0PuS$AQ>LTUh}}9LWN4Q>lXiv7QDr@3n$NLSU{HI!aXm^<L2p00QC$$0~p(fTPfsa_~4`B^3V?>ITdW3V@8uH89JeYrHPb'
    '0{N{#2nc^$LKdGpmeb0zf>-oS&Kt6%Im`G5ip&~XU=b#+W%*7PI3@*R$~8U9aa)17)p1w51*Zb!ibfEn8YYa&c}EP1#KcooOjRwUs+P2q517wwo(3$*I63#<'
    '$lTVT4Il-EQH8)~v|X4tYbsoFZn*#E(^K!}939@?-xGf_d?G*prE#S0Va>7yt9l;~3>;XWeerhj8*gZ^bm!i&@5@JrawGHlx_19kyT5)uIAj0e(O1s#+f5I8'
    'KYSV+PAg9bFHN02-Me*q-^`VBuP(lRqj}-`x+y=5%Uciax|SJvuGZ|V+w*GeqVq!|+nP#aOV57U`|;VSX^&36UUG(A>}tM0csG;2(DQTXK;M<Hx`|XL>XfVZ'
    'EFCpD7g!TttBXNfsx#ajG3l9^4(5hV4SXS$+agu<pxnxGr*Z*xE$Ukp7fAzR2E>`dh^b>qQzZyZXj_<?j4*@A)X<2b=@em$V#Q#pW~#Dk8@7REqB0HXwoW9j'
    'kx79#H;tec!H_k}M~n-$r^}gh<5zw*gSY~*i7}-%SJ5$r#DW^e3|SWDIyTQlLWC%~4h@|Vga}j-C6<mL(KTWsuC{qxbPLz2%t)8dY=O_R0RLV<k!36c8~nu('
    '?{Ku@RxpK3!jOa~VOUZpVX~}Ou)wEIp7%T4tE}gRM>RS`Ij5Te1&HgCpeb%?2pf{AP)jj*k0GN9)m0)v-IfW3M&kb-Ezu$KOC14_BZX+<sUJig&{SE7#ZsBH'
    '@CWjMVpR'
)
